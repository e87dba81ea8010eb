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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What clients say in the transcripts, with bytes changed, dropped and doubled, to a session in
/// each state: every answer is within the grammar, none is a fault of the server's own, and the
/// session goes on unless it said why not.
class ImapMutationTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
  private static final Pattern CLIENT = Pattern.compile("C\\d*: [A-Za-z0-9]+ (.+)");

  /// A literal that swallows all that a test sends.
  private static final Pattern LONG_LITERAL = Pattern.compile("(?s).*\\{\\d{3,}.*");

  private static final String STATES =
      """
      a LOGIN jane kestrel-nest
      b SELECT INBOX
      """;

  private static final int LINES = 12;

  /// Fills what literal a mutated command may have announced, and resets the server's patience.
  private static final String FILLER = "zz NOOP\r\n".repeat(20);

  @TestFactory
  Stream<DynamicTest> mutatedCommandsAreAnswered() throws IOException {
    var commands = commands();
    assertTrue(commands.size() > 200);
    return RandomInput.seeds(150, random -> play(commands, random));
  }

  private static List<String> commands() throws IOException {
    var commands = new TreeSet<String>();
    try (var files = Files.list(TRANSCRIPTS)) {
      for (var file : files.toList()) {
        for (var line : Files.readAllLines(file)) {
          var matcher = CLIENT.matcher(line);
          if (matcher.matches()) {
            commands.add(matcher.group(1));
          }
        }
      }
    }
    return List.copyOf(commands);
  }

  private static void play(List<String> commands, Random random) throws Exception {
    try (var world = new ImapWorld(Map.of("largest", "1000"))) {
      for (var message : List.of("afternoon", "minutes", "parts")) {
        world.act("add " + message + " INBOX 1");
      }
      for (int state = 0; state <= 2; state++) {
        var input = new ByteArrayOutputStream();
        STATES.lines().limit(state).forEach(line -> input.writeBytes(bytes(line + "\r\n")));
        for (int i = 0; i < LINES; i++) {
          input.writeBytes(bytes("t "));
          var command = bytes(commands.get(random.nextInt(commands.size())));
          input.writeBytes(RandomInput.mutate(command, random));
          input.writeBytes(bytes("\r\n" + FILLER));
        }
        input.writeBytes(bytes("last NOOP\r\n"));
        check(input.toByteArray(), answers(world, input.toByteArray()));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] answers(ImapWorld world, byte[] input) {
    var out = new ByteArrayOutputStream();
    try {
      world.serve(new Peer(1, new ByteArrayInputStream(input), out, true));
    } catch (IOException _) {
      // The input ended within a literal, or TLS was asked for and not begun.
    }
    return out.toByteArray();
  }

  private static void check(byte[] input, byte[] output) throws IOException {
    var said = new String(input, StandardCharsets.ISO_8859_1).replace(FILLER, "");
    var reader = new ResponseReader(new ByteArrayInputStream(output), true);
    var statuses = new ArrayList<Response.Status>();
    while (!reader.atEnd()) {
      if (reader.next() instanceof Response.Status status) {
        statuses.add(status);
        assertFalse(status.code().equals("SERVERBUG"), () -> status + " for " + said);
      }
    }
    assertTrue(
        statuses.stream().anyMatch(s -> s.tag().equals("last") && s.condition().equals("OK"))
            || statuses.stream().anyMatch(s -> s.condition().equals("BYE"))
            || LONG_LITERAL.matcher(said).matches(),
        () -> "no answer at the end of " + said);
  }
}
