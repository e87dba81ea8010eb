package dev.haven.server.command;

import dev.haven.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Commands and what they print, kept as a text file and run again.
///
/// ```
/// $ haven account add jane@example.com <<< correct horse battery
/// Account jane@example.com is added.
/// $ haven account remove nobody@example.com
/// ! haven: there is no account nobody@example.com
/// [1]
/// ```
///
/// `!` is standard error, `[n]` an exit status that is not 0. What differs from run to run is
/// written DATA (in a command too), DATE, TIME, port N, DIGEST or PASSWORD; how often a server
/// tells its progress is left out.
final class CommandTranscript {
  private static final Set<String> WITHOUT_DATA =
      Set.of("help", "--help", "version", "ports", "which");

  private final Path file;
  private final Path data;
  private final boolean running;

  CommandTranscript(Path file, Path data, boolean running) {
    this.file = file;
    this.data = data;
    this.running = running;
  }

  void replay() throws IOException {
    var actual = new StringBuilder();
    boolean blank = false;
    for (var line : Files.readAllLines(file)) {
      boolean ours = line.startsWith("#") || line.startsWith("$ haven ");
      if (ours) {
        actual.append(blank ? "\n" : "").append(line).append('\n');
      }
      if (line.startsWith("$ haven ")) {
        run(line.substring("$ haven ".length()), actual);
      }
      // A blank line before a command or a comment is ours; one within what was printed is not.
      blank = line.isEmpty();
    }
    Golden.assertMatches(file, actual.toString());
  }

  private void run(String line, StringBuilder actual) {
    int here = line.indexOf(" <<< ");
    var input = here < 0 ? "" : line.substring(here + 5) + "\n";
    var words = words(here < 0 ? line : line.substring(0, here));
    words.replaceAll(word -> word.replace("DATA", data.toString()));
    if (Collections.disjoint(words, WITHOUT_DATA)) {
      words.addAll(List.of("--data", data.toString()));
    }
    var run = CommandRun.of(input, false, words);
    run.out().stripTrailing().lines().forEach(shown -> actual.append(steady(shown)).append('\n'));
    run.err()
        .stripTrailing()
        .lines()
        .filter(shown -> !running || !shown.matches("\\d+ % .*"))
        .forEach(shown -> actual.append("! ").append(steady(shown)).append('\n'));
    if (run.status() != 0) {
      actual.append('[').append(run.status()).append("]\n");
    }
  }

  private String steady(String line) {
    return line.replace(data.toString(), "DATA")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+Z)?", "DATE")
        .replaceAll("([a-z0-9]{4}-){4}[a-z0-9]{4}", "PASSWORD")
        .replaceAll("well: [\\d,]+ bytes", "well: N bytes")
        .replaceAll("\"bytes\" : \\d+", "\"bytes\" : N")
        .replaceAll("port \\d{4,5}\\b", "port N")
        .replaceAll(
            "(mail\\.example\\.com(  |:)|SRV +\\d+ 1 |<[pP]ort>|Port {5,})\\d{4,5}\\b", "$1N")
        .replaceAll("\\d+\\.\\d\\d s$", "TIME")
        .replaceAll("[0-9a-f]{64}", "DIGEST")
        .replaceAll("Java \\S+|\"java\" : .*", "JAVA")
        .stripTrailing();
  }

  /// Splits at spaces, but not between single quotes.
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + " ").toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
