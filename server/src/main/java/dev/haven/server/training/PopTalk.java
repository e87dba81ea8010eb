package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;

/// A client of POP3. For one thread.
record PopTalk(Line line) implements AutoCloseable {
  static PopTalk open(Line line, FirstAccount who) throws IOException {
    var talk = new PopTalk(line);
    talk.hear();
    talk.ask("USER " + who.address());
    talk.ask("PASS " + who.password());
    return talk;
  }

  /// The line with which the server answers.
  String ask(String command) throws IOException {
    line.send(command);
    return hear();
  }

  /// How many lines follow the answer up to the dot.
  int askAll(String command) throws IOException {
    ask(command);
    int lines = 0;
    while (!line.read().equals(".")) {
      lines++;
    }
    return lines;
  }

  private String hear() throws IOException {
    var answer = line.read();
    if (!answer.startsWith("+OK")) {
      throw new IOException("the server answered " + answer);
    }
    return answer;
  }

  /// Says goodbye.
  @Override
  public void close() throws IOException {
    try (line) {
      ask("QUIT");
    }
  }
}
