package dev.haven.server.programs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

/// Somebody who sends mail with every parameter that there is, which no mail program does. Texts
/// are ISO 8859-1; addresses may be anything.
final class Submitter implements AutoCloseable {
  private final Reader smtp;

  private Submitter(Reader smtp) throws IOException {
    this.smtp = smtp;
    smtp.until("220 ");
    command("EHLO client.localhost", "250 ");
  }

  /// A person of Haven.
  static Submitter of(Haven haven, String person) throws IOException, GeneralSecurityException {
    var submitter = new Submitter(Reader.overTls(haven, "submissions"));
    var secret = ("\0" + person + "\0" + Haven.PASSWORD).getBytes(UTF_8);
    submitter.command("AUTH PLAIN " + Base64.getEncoder().encodeToString(secret), "235 ");
    return submitter;
  }

  /// A client of another server, which takes mail from this machine.
  static Submitter of(int port) throws IOException {
    return new Submitter(Reader.inClear(port));
  }

  /// Sends by DATA.
  ///
  /// @param sender what stands behind `MAIL FROM:`
  /// @param recipient what stands behind `RCPT TO:`
  void send(String sender, String recipient, String letter) throws IOException {
    envelope(sender, recipient);
    data(letter);
  }

  private void data(String letter) throws IOException {
    command("DATA", "354 ");
    smtp.send(("\r\n" + letter).replace("\r\n.", "\r\n..").substring(2));
    command(".", "250 ");
  }

  /// Sends by DATA to several.
  void send(String sender, List<String> recipients, String letter) throws IOException {
    command("MAIL FROM:" + sender, "250 ");
    for (var recipient : recipients) {
      command("RCPT TO:<" + recipient + ">", "250 ");
    }
    data(letter);
  }

  /// Sends by BDAT, in two chunks (RFC 3030 §2).
  void sendChunks(String sender, String recipient, String letter) throws IOException {
    envelope(sender, recipient);
    int half = letter.length() / 2;
    smtp.send("BDAT " + half + "\r\n" + letter.substring(0, half));
    smtp.until("250 ");
    smtp.send("BDAT " + (letter.length() - half) + " LAST\r\n" + letter.substring(half));
    var answer = smtp.line();
    assertTrue(answer.startsWith("250 "), answer);
  }

  private void envelope(String sender, String recipient) throws IOException {
    command("MAIL FROM:" + sender, "250 ");
    command("RCPT TO:" + recipient, "250 ");
  }

  private void command(String command, String expected) throws IOException {
    smtp.send(new String((command + "\r\n").getBytes(UTF_8), ISO_8859_1));
    var answer = smtp.line();
    while (answer.startsWith("-", 3)) {
      answer = smtp.line();
    }
    assertTrue(answer.startsWith(expected), command + ": " + answer);
  }

  @Override
  public void close() throws IOException {
    smtp.close();
  }
}
