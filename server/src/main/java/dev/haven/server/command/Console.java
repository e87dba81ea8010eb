package dev.haven.server.command;

import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a command reads and writes.
///
/// @param in standard input
/// @param terminal whether a person sits at it, and colours may be used
record Console(BufferedReader in, PrintWriter out, PrintWriter err, boolean terminal) {
  static Console ofProcess() {
    return new Console(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }

  /// Asks a person; the answer is `standard` if nothing is typed.
  String ask(String question, String standard) throws Refused {
    out.print(question + " [" + standard + "]: ");
    out.flush();
    var line = line().orElse("");
    return line.isBlank() ? standard : line.strip();
  }

  /// A new password: asked twice without echo at a terminal, else the first line of standard input.
  ///
  /// @return empty if nothing was typed
  Optional<String> newPassword(String owner) throws Refused {
    if (!terminal) {
      return line().filter(line -> !line.isEmpty());
    }
    var first = hidden("New password for " + owner + " (nothing: one is made): ");
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (!hidden("The same again: ").equals(first)) {
      throw new Refused("the two passwords differ", "try again");
    }
    return Optional.of(first);
  }

  /// A password that exists: without echo at a terminal, else the first line of standard input.
  Optional<String> password(String question) throws Refused {
    var typed = terminal ? Optional.of(hidden(question + ": ")) : line();
    return typed.filter(line -> !line.isEmpty());
  }

  private static String hidden(String prompt) throws Refused {
    return Optional.ofNullable(System.console())
        .map(console -> console.readPassword("%s", prompt))
        .map(String::new)
        .orElseThrow(() -> new Refused("nothing was typed", "try again"));
  }

  private Optional<String> line() throws Refused {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new Refused(
          "standard input cannot be read: " + FileTrouble.of(e),
          "give it a file that can be read, or type at a terminal");
    }
  }

  /// The text in bold, at a terminal.
  String strong(String text) {
    return terminal ? "\033[1m" + text + "\033[0m" : text;
  }

  /// The text as a warning, at a terminal.
  String warning(String text) {
    return terminal ? "\033[33m" + text + "\033[0m" : text;
  }
}
