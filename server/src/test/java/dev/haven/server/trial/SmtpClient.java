package dev.haven.server.trial;

import java.io.IOException;
import java.util.List;

/// As much SMTP as the trials need.
final class SmtpClient implements AutoCloseable {
  private final LineClient line;

  /// Connects, is greeted and says EHLO.
  SmtpClient(int port) throws IOException {
    this(new LineClient(port));
    expect(220, reply());
    expect(250, command("EHLO trial.example"));
  }

  SmtpClient(LineClient line) {
    this.line = line;
  }

  LineClient line() {
    return line;
  }

  String command(String command) throws IOException {
    line.send(command);
    return reply();
  }

  /// A whole reply; the lines of a long one joined by LF.
  String reply() throws IOException {
    var reply = new StringBuilder(line.line());
    var last = reply.toString();
    while (last.length() > 3 && last.charAt(3) == '-') {
      last = line.line();
      reply.append('\n').append(last);
    }
    return reply.toString();
  }

  /// Sends a message up to and including the final dot; what the server says to that is next.
  void send(String from, List<String> recipients, byte[] message) throws IOException {
    expect(250, command("MAIL FROM:<" + from + ">"));
    for (var recipient : recipients) {
      expect(250, command("RCPT TO:<" + recipient + ">"));
    }
    expect(354, command("DATA"));
    line.sendRaw(message);
    line.sendRaw(endsALine(message) ? ".\r\n" : "\r\n.\r\n");
  }

  private static boolean endsALine(byte[] message) {
    int length = message.length;
    return length > 1 && message[length - 2] == '\r' && message[length - 1] == '\n';
  }

  static void expect(int code, String reply) throws IOException {
    if (!reply.startsWith(String.valueOf(code))) {
      throw new UnexpectedAnswer(code + " expected: " + reply);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
