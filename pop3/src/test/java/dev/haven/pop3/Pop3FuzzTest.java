package dev.haven.pop3;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import dev.haven.testkit.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class Pop3FuzzTest {
  private static final byte[] SESSION =
      """
      CAPA
      UTF8
      USER mrose
      PASS secret tanstaaf
      STAT
      LIST
      UIDL
      LIST 1
      TOP 1 3
      RETR 2
      DELE 1
      RSET
      DELE 2
      QUIT
      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  @TestFactory
  Stream<DynamicTest> anyInputGetsLegalAnswers() {
    return RandomInput.seeds(
        200,
        random -> {
          var world = new Pop3World(Map.of());
          world.add("Subject: a\r\n\r\n+OK not an answer\r\n".getBytes(StandardCharsets.US_ASCII));
          world.add("Subject: b\r\n\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
          var answers = answers(world, RandomInput.mutate(SESSION, random));
          assertTrue(answers.startsWith("+OK mail.example.com"));
          assertTrue(answers.endsWith("\r\n"));
          assertFalse(answers.contains("Internal error"), answers);
        });
  }

  private static String answers(Pop3World world, byte[] input) {
    var out = new ByteArrayOutputStream();
    try {
      world.serve(new Peer(1, new ByteArrayInputStream(input), out, true));
    } catch (IOException _) {
      // The input ended within a line.
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
