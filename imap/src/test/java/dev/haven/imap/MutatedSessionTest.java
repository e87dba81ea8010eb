package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import dev.haven.testkit.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What clients say in the transcripts, with bytes changed, dropped and doubled: a session answers
/// with legal lines only, and never with a fault of its own.
class MutatedSessionTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
  private static final Pattern LITERAL = Pattern.compile("(?s).*\\{(\\d+)}");
  private static final Pattern LEGAL = Pattern.compile("(?s)(\\* .*|\\+ .*|[^ ]+ (OK|NO|BAD) .*)");

  @TestFactory
  Stream<DynamicTest> everyAnswerIsLegal() throws IOException {
    try (var files = Files.list(TRANSCRIPTS)) {
      var scripts = files.sorted().map(MutatedSessionTest::said).toList();
      return RandomInput.seeds(
          12,
          random -> {
            for (var script : scripts) {
              check(answers(RandomInput.mutate(script, random)));
            }
          });
    }
  }

  /// All that the first client of a transcript says.
  private static byte[] said(Path transcript) {
    try {
      return Files.readAllLines(transcript).stream()
          .filter(line -> line.startsWith("C: "))
          .map(line -> line.substring(3) + "\r\n")
          .collect(Collectors.joining())
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] answers(byte[] input) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var world = new ImapWorld(Map.of("largest", "1000"))) {
      for (var message : List.of("afternoon", "minutes", "parts")) {
        world.act("add " + message + " INBOX 1");
      }
      try {
        world.serve(new Peer(1, new ByteArrayInputStream(input), out, true));
      } catch (IOException _) {
        // the input ended within a command
      }
    }
    return out.toByteArray();
  }

  private static void check(byte[] answers) {
    var text = new String(answers, StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("SERVERBUG"), text);
    int at = 0;
    while (at < text.length()) {
      int end = endOfResponse(text, at);
      var response = text.substring(at, end);
      assertTrue(LEGAL.matcher(response).matches(), () -> "illegal: " + response);
      at = end + 2;
    }
  }

  /// The CRLF that ends a response, behind all of its literals.
  private static int endOfResponse(String text, int start) {
    int end = text.indexOf("\r\n", start);
    var literal = LITERAL.matcher(text.substring(start, end));
    while (literal.matches()) {
      int next = text.indexOf("\r\n", end + 2 + Integer.parseInt(literal.group(1)));
      literal = LITERAL.matcher(text.substring(end, next));
      end = next;
    }
    return end;
  }
}
