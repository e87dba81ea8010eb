package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;

/// A look into somebody's mailbox by IMAP, octet by octet.
final class Inbox implements AutoCloseable {
  private final Reader imap;

  Inbox(Haven haven, String address) throws IOException, GeneralSecurityException {
    this(Reader.overTls(haven, "imaps"), address);
  }

  /// A mailbox on whatever server, if the password is the same.
  Inbox(Reader imap, String address) throws IOException {
    this.imap = imap;
    imap.line();
    ok("LOGIN " + address + " \"" + Haven.PASSWORD + "\"");
    ok("SELECT INBOX");
  }

  /// A command that must succeed, with what it has of literals.
  void ok(String command) throws IOException {
    imap.send("a " + command + "\r\n");
    expectOk();
  }

  private void expectOk() throws IOException {
    var answer = imap.until("a ");
    assertTrue(answer.startsWith("a OK"), answer);
  }

  void append(String message) throws IOException {
    // RFC 3516 §4.4: a literal with NUL in it is a literal8.
    var mark = message.indexOf('\0') >= 0 ? "~{" : "{";
    imap.send("a APPEND INBOX " + mark + message.length() + "+}\r\n" + message + "\r\n");
    expectOk();
  }

  /// All of them with one command (RFC 3502 §6.3.11).
  void append(Iterable<String> messages) throws IOException {
    var command = new StringBuilder("a APPEND INBOX");
    for (var message : messages) {
      command.append(" {").append(message.length()).append("+}\r\n").append(message);
    }
    imap.send(command + "\r\n");
    expectOk();
  }

  /// What a command that must succeed says about this; empty if it says nothing.
  String told(String command, String about) throws IOException {
    imap.send("a " + command + "\r\n");
    var told = "";
    var line = imap.line();
    while (!line.startsWith("a ")) {
      told = line.startsWith("* " + about) ? line.substring(2 + about.length()).strip() : told;
      line = imap.line();
    }
    assertTrue(line.startsWith("a OK"), line);
    return told;
  }

  /// How many messages a search finds.
  int found(String program) throws IOException {
    return number(told("SEARCH RETURN (COUNT) " + program, "ESEARCH"), "COUNT ");
  }

  /// How many messages there are now.
  int count() throws IOException {
    imap.send("a SELECT INBOX\r\n");
    return mostUntilOk();
  }

  /// What came last, once there are so many.
  String await(int count) throws IOException {
    if (count() < count) {
      imap.send("i IDLE\r\n");
      while (exists(imap.line()) < count) {
        // Something else was told.
      }
      imap.send("DONE\r\n");
      imap.until("i OK");
    }
    return newest();
  }

  private int mostUntilOk() throws IOException {
    int most = 0;
    for (var line = imap.line(); !line.startsWith("a OK"); line = imap.line()) {
      most = Math.max(most, exists(line));
    }
    return most;
  }

  private static int exists(String line) {
    return line.endsWith(" EXISTS") ? number(line, "* ") : 0;
  }

  /// What came last.
  String newest() throws IOException {
    ok("NOOP");
    return fetch("*");
  }

  /// The whole message, whose size as it was counted must be the size that comes.
  String fetch(String sequence) throws IOException {
    imap.send("a FETCH " + sequence + " (RFC822.SIZE BODY.PEEK[])\r\n");
    var line = imap.until("* ");
    while (!line.contains("BODY[]")) {
      line = imap.until("* ");
    }
    int size = number(line, "RFC822.SIZE ");
    if (line.contains("BODY[] \"\"")) {
      expectOk();
      return "";
    }
    int length = number(line, "BODY[] {");
    assertTrue(size == length, line);
    var message = imap.octets(length);
    expectOk();
    return message;
  }

  private static int number(String line, String before) {
    int start = line.indexOf(before) + before.length();
    int end = start;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    assertTrue(end > start, line);
    return Integer.parseInt(line.substring(start, end));
  }

  @Override
  public void close() throws IOException {
    imap.close();
  }
}
