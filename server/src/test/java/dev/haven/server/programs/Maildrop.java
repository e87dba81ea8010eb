package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;

/// A look into somebody's mailbox by POP3, octet by octet.
final class Maildrop implements AutoCloseable {
  private final Reader pop3;

  Maildrop(Haven haven, String address) throws IOException, GeneralSecurityException {
    pop3 = Reader.overTls(haven, "pop3s");
    pop3.line();
    ok("USER " + address);
    ok("PASS " + Haven.PASSWORD);
  }

  private String ok(String command) throws IOException {
    pop3.send(command + "\r\n");
    var answer = pop3.line();
    assertTrue(answer.startsWith("+OK"), answer);
    return answer;
  }

  int size(int number) throws IOException {
    var answer = ok("LIST " + number);
    return Integer.parseInt(answer.substring(answer.lastIndexOf(' ') + 1));
  }

  /// As most programs read it: a line is what a LF ends, whether there is a CR before it or not.
  String retrieve(int number) throws IOException {
    ok("RETR " + number);
    var message = new StringBuilder();
    for (var line = pop3.lineFeed(); !line.equals(".\r\n"); line = pop3.lineFeed()) {
      message.append(line.startsWith(".") ? line.substring(1) : line);
    }
    return message.toString();
  }

  /// As POP3 must send it: the last line ends with CRLF too (RFC 1939 §3).
  static String asLines(String message) {
    return message.isEmpty() || message.endsWith("\r\n") ? message : message + "\r\n";
  }

  @Override
  public void close() throws IOException {
    pop3.close();
  }
}
