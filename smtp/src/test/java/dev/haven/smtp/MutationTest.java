package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Conversations with a few octets wrong.
class MutationTest {
  private static final Pattern REPLY =
      Pattern.compile("[2345]\\d\\d[- ]([245]\\.\\d+\\.\\d+ )?[ -~]*|gone: .*");

  private static final byte[] CONVERSATION =
      """
      EHLO client.example
      MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME
      RCPT TO:<jane@example.com>
      RCPT TO:<bob@example.com>
      DATA
      Received: from c.example
       by d.example
      Subject: hi

      ..dot
      text
      .
      MAIL FROM:<> BODY=BINARYMIME
      RCPT TO:<postmaster>
      BDAT 4
      ab
      BDAT 6 LAST
      cd
      e
      VRFY x
      RSET
      QUIT
      """
          .replace("\n", "\r\n")
          .replace("BDAT 6 LAST\r\ncd\r\ne\r\n", "BDAT 6 LAST\r\ncd\r\ne\n")
          .getBytes(ISO_8859_1);

  /// Only legal replies, never the one that a bug gets, and nothing left open.
  @TestFactory
  Stream<DynamicTest> everyMutationGetsLegalReplies() {
    return RandomInput.seeds(
        40,
        random -> {
          var world = new SmtpWorld(Map.of());
          for (int i = 0; i < 25; i++) {
            for (var line : Attempt.say(world, RandomInput.mutate(CONVERSATION, random))) {
              assertTrue(REPLY.matcher(line).matches(), line);
              assertTrue(!line.startsWith("451"), line);
            }
            assertEquals(0, world.intake().open());
          }
          world.close();
        });
  }
}
