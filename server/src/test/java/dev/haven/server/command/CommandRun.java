package dev.haven.server.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/// One run of a command: its exit status, and what it said.
record CommandRun(int status, String out, String err) {
  /// @param input what it reads
  /// @param terminal whether it believes that it draws on one
  static CommandRun of(String input, boolean terminal, List<String> words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            new BufferedReader(new StringReader(input)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            terminal);
    int status = CommandLines.run(console, words.toArray(String[]::new));
    return new CommandRun(status, out.toString(), err.toString());
  }
}
