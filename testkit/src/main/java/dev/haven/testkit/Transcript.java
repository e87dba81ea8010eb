package dev.haven.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A protocol conversation kept as a text file, replayed against a session.
///
/// ```
/// # comment
/// S: * OK {greeting:.*}
/// C: a1 NOOP
/// S: a1 OK NOOP completed
/// ```
///
/// A line after `S:` must match exactly, except that `{name:regex}` matches the regular expression.
public final class Transcript {
  /// The server under test, reading from `in` and writing to `out` until it is done.
  @FunctionalInterface
  public interface Server {
    void serve(InputStream in, OutputStream out) throws IOException;
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+:(.*?)}");

  private final Path file;

  private Transcript(Path file) {
    this.file = file;
  }

  /// One test for every `*.txt` in a folder.
  public static Stream<DynamicTest> allIn(Path folder, Server server) throws IOException {
    try (var files = Files.list(folder)) {
      var transcripts = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      return transcripts.stream()
          .map(f ->
              dynamicTest(
                  f.getFileName().toString(), f.toUri(), () -> new Transcript(f).replay(server)));
    }
  }

  private void replay(Server server) throws IOException {
    try (var toServer = new PipedOutputStream();
        var serverIn = new PipedInputStream(toServer);
        var serverOut = new PipedOutputStream();
        var fromServer = reader(serverOut)) {
      Thread.ofVirtual().start(() -> serve(server, serverIn, serverOut));
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> converse(toServer, fromServer));
    }
  }

  private static BufferedReader reader(PipedOutputStream serverOut) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new PipedInputStream(serverOut), StandardCharsets.UTF_8));
  }

  private static void serve(Server server, InputStream in, OutputStream out) {
    try (out) {
      server.serve(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void converse(OutputStream toServer, BufferedReader fromServer) throws IOException {
    List<String> script = Files.readAllLines(file);
    for (int i = 0; i < script.size(); i++) {
      var where = file.getFileName() + ":" + (i + 1);
      var line = script.get(i);
      if (line.startsWith("C: ")) {
        toServer.write((line.substring(3) + "\r\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
      } else if (line.startsWith("S: ")) {
        assertLine(line.substring(3), fromServer.readLine(), where);
      }
    }
  }

  private static void assertLine(String expected, String actual, String where) {
    assertNotNull(actual, where + ": connection closed, expected " + expected);
    if (!Pattern.matches(asRegex(expected), actual)) {
      assertEquals(expected, actual, where);
    }
  }

  private static String asRegex(String expected) {
    var regex = new StringBuilder();
    var placeholders = PLACEHOLDER.matcher(expected);
    int literalFrom = 0;
    while (placeholders.find()) {
      regex.append(Pattern.quote(expected.substring(literalFrom, placeholders.start())));
      regex.append("(?:").append(placeholders.group(1)).append(")");
      literalFrom = placeholders.end();
    }
    return regex.append(Pattern.quote(expected.substring(literalFrom))).toString();
  }
}
