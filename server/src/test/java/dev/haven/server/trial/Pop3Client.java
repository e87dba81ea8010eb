package dev.haven.server.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// As much POP3 as the trials need.
final class Pop3Client implements AutoCloseable {
  private final LineClient line;

  Pop3Client(int port) throws IOException {
    line = new LineClient(port);
    ok(line.line());
  }

  LineClient line() {
    return line;
  }

  void login(String user, String password) throws IOException {
    ok(command("USER " + user));
    ok(command("PASS " + password));
  }

  String command(String command) throws IOException {
    line.send(command);
    return line.line();
  }

  /// The lines of a long answer, dots unstuffed.
  List<String> lines(String command) throws IOException {
    ok(command(command));
    var lines = new ArrayList<String>();
    for (var text = line.line(); !text.equals("."); text = line.line()) {
      lines.add(text.startsWith(".") ? text.substring(1) : text);
    }
    return lines;
  }

  static void ok(String answer) {
    if (!answer.startsWith("+OK")) {
      throw new UnexpectedAnswer(answer);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
