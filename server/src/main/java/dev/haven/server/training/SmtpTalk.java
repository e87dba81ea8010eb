package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A client of SMTP. For one thread.
record SmtpTalk(Line line) implements AutoCloseable {
  /// Hears the greeting and says who it is.
  static SmtpTalk open(Line line) throws IOException {
    var talk = new SmtpTalk(line);
    talk.hear("220");
    talk.greet();
    return talk;
  }

  private void greet() throws IOException {
    say("EHLO client.test", "250");
  }

  void secure(Ground ground) throws IOException {
    say("STARTTLS", "220");
    line.secure(ground.tls());
    greet();
  }

  void signIn(FirstAccount who) throws IOException {
    var secret = "\0" + who.address() + "\0" + who.password();
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    say("AUTH PLAIN " + Base64.getEncoder().encodeToString(bytes), "235");
  }

  /// Command by command.
  ///
  /// @param letter without a line that begins with a dot
  void deliver(String from, List<String> to, String letter) throws IOException {
    say("MAIL FROM:<" + from + ">", "250");
    for (var recipient : to) {
      say("RCPT TO:<" + recipient + ">", "250");
    }
    say("DATA", "354");
    say(letter + ".", "250");
  }

  /// The envelope in one go (RFC 2920).
  void pipeline(String from, List<String> to, String letter) throws IOException {
    line.send(envelope(from, to) + "DATA");
    hearEnvelope(to.size());
    hear("354");
    say(letter + ".", "250");
  }

  /// All in one go (RFC 3030).
  void chunk(String from, List<String> to, String letter) throws IOException {
    int length = letter.getBytes(StandardCharsets.UTF_8).length + 2;
    line.send(envelope(from, to) + "BDAT " + length + " LAST\r\n" + letter);
    hearEnvelope(to.size());
    hear("250");
  }

  private static String envelope(String from, List<String> to) {
    var all = new StringBuilder("MAIL FROM:<" + from + "> BODY=8BITMIME\r\n");
    to.forEach(recipient -> all.append("RCPT TO:<").append(recipient).append(">\r\n"));
    return all.toString();
  }

  private void hearEnvelope(int recipients) throws IOException {
    for (int i = 0; i <= recipients; i++) {
      hear("250");
    }
  }

  void say(String command, String code) throws IOException {
    line.send(command);
    hear(code);
  }

  private void hear(String code) throws IOException {
    var reply = line.read();
    while (reply.startsWith("-", code.length())) {
      reply = line.read();
    }
    if (!reply.startsWith(code)) {
      throw new IOException("the server answered " + reply + " and not " + code);
    }
  }

  /// Says goodbye.
  @Override
  public void close() throws IOException {
    try (line) {
      say("QUIT", "221");
    }
  }
}
