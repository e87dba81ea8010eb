package dev.haven.smtp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.LineEnds;
import dev.haven.smtp.ReturnContent;
import dev.haven.testkit.FakeMx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sequences that some server or other takes for the end of a message (the SMTP smuggling attacks
/// of 2023), in a message that we send: wherever it came from, the next server sees one message,
/// and nothing that a server behind it could take for two.
class SmugglingOutTest {
  private static final List<String> FALSE_ENDS =
      List.of(
          "\n.\n",
          "\n.\r",
          "\r.\n",
          "\r.\r",
          "\n.\r\n",
          "\r.\r\n",
          "\r\n\0.\r\n",
          "\r\n.\r\r\n",
          "\r\r\n.\r\r\n");
  private static final String FORGED =
      "MAIL FROM:<admin@example.com>\r\nRCPT TO:<jane@example.com>\r\nDATA\r\nforged\r\n.\r\n";

  static Stream<Arguments> everyWay() {
    return FALSE_ENDS.stream()
        .flatMap(end ->
            Stream.of("", "PIPELINING", "CHUNKING", "PIPELINING CHUNKING")
                .map(offered -> Arguments.of(end, offered)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void oneMessageIsOneAndItsLinesEndAsLinesDo(String falseEnd, String offered) throws Exception {
    try (var mx = FakeMx.start().offering(offered.split(" "));
        var world = new ClientWorld()) {
      var letter = "Subject: first\r\n\r\ntext" + falseEnd + FORGED;
      assertInstanceOf(Outcome.Delivered.class, world.send(mx, letter, "ann").getFirst());
      assertEquals(1, mx.taken().size());
      var content = mx.taken().getFirst().content();
      assertFalse(bare(content), content);
      assertEquals(words(letter), words(content));
      assertEquals(1, mx.commands().stream().filter(c -> c.startsWith("MAIL")).count());
    }
  }

  private static boolean bare(String content) {
    var ends = new LineEnds();
    var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    ends.look(bytes, 0, bytes.length);
    return ends.bare();
  }

  /// What is left of it whatever became of its line ends.
  private static String words(String content) {
    return content.replace("\r", "").replace("\n", "");
  }

  /// What is binary goes by BDAT to whoever can pass it on so, octet by octet (RFC 3030 §3).
  @ParameterizedTest
  @ValueSource(strings = {"\n.\n", "\r.\r", "\r\n.\r\n"})
  void whatIsBinaryIsNotTouched(String octets) throws Exception {
    var binary =
        new Envelope(
            Optional.empty(),
            BodyType.BINARY_MIME,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    var letter = "Subject: first\r\n\r\ntext" + octets + FORGED;
    try (var mx = FakeMx.start().offering("PIPELINING", "CHUNKING", "BINARYMIME");
        var world = new ClientWorld();
        var session = world.open(mx)) {
      session.send(binary, ClientWorld.to("ann"), ClientWorld.content(letter));
      assertEquals(letter, mx.taken().getFirst().content());
      assertTrue(mx.commands().contains("BDAT " + letter.length() + " LAST"));
    }
  }
}
