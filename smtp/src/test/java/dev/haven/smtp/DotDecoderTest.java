package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotDecoderTest {
  private final DotDecoder decoder = new DotDecoder();
  private final CollectedMail mail = new CollectedMail();
  private final Content content =
      new Content(
          mail,
          new HeaderEditor(
              new RelayedHeader(
                  50, new OwnResults("mx.example.com"), new HeaderWishes(Additions.NONE, false)),
              mail),
          SmtpLimits.DEFAULT);

  @Test
  void aStuffedDotIsTakenOut() {
    decode("\r\n..\r\n...a\r\n.b\r\n.\r\n");
    assertEquals("\r\n.\r\n..a\r\nb\r\n", mail.text());
    assertTrue(decoder.ended());
    assertFalse(decoder.bareLineEnd());
  }

  @Test
  void aMessageMayBeEmpty() {
    decode(".\r\n");
    assertEquals("", mail.text());
    assertTrue(decoder.ended());
  }

  @Test
  void whatComesBehindTheEndIsLeft() {
    var bytes = "a\r\n.\r\nQUIT\r\n".getBytes(ISO_8859_1);
    assertEquals(6, decoder.decode(bytes, 0, bytes.length, content));
    assertEquals("a\r\n", mail.text());
  }

  /// None of these is CRLF "." CRLF, so none ends a message (RFC 5321 §4.1.1.4).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n.\n",
        "a\n.\r\n",
        "a\r.\r\n",
        "a\r\n.\n",
        "a\r\n.\r",
        "a\r\n.\r\r\n",
        "a\r.\r",
        "\n.\n",
        "a\r\n.\n.\r\n",
        "a\r\r.\r\n"
      })
  void onlyTheWholeSequenceEndsAMessage(String text) {
    decode(text);
    assertFalse(decoder.ended());
    decode("x\r\n.\r\n");
    assertTrue(decoder.ended());
    assertTrue(decoder.bareLineEnd());
  }

  @Test
  void aDotAndANulAreAnOrdinaryLine() {
    decode("\r\n\0.\r\n");
    assertFalse(decoder.ended());
    assertFalse(decoder.bareLineEnd());
  }

  /// However the octets are cut into portions, the outcome is that of a naive decoder.
  @TestFactory
  Stream<DynamicTest> portionsDoNotMatter() {
    return RandomInput.seeds(
        100,
        random -> {
          var text = randomText(random);
          var portions = new DotDecoder();
          var received = new CollectedMail();
          var sink =
              new Content(
                  received,
                  new HeaderEditor(
                      new RelayedHeader(
                          50,
                          new OwnResults("mx.example.com"),
                          new HeaderWishes(Additions.NONE, false)),
                      received),
                  SmtpLimits.DEFAULT);
          var bytes = text.getBytes(ISO_8859_1);
          int at = 0;
          while (at < bytes.length && !portions.ended()) {
            int length = 1 + random.nextInt(Math.min(5, bytes.length - at));
            at += portions.decode(bytes, at, length, sink);
          }
          assertEquals(naive(text), received.text() + (portions.ended() ? "|" + at : ""));
        });
  }

  private static String randomText(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("\r\n.a\n\r".charAt(random.nextInt(6)));
      if (random.nextInt(4) == 0) {
        text.append("\r\n");
      }
    }
    return text.toString();
  }

  /// The text up to the end, and where that was.
  private static String naive(String text) {
    int end = ("\r\n" + text).indexOf("\r\n.\r\n");
    var within = end < 0 ? text : text.substring(0, end);
    var stuffed = "\r\n" + (end < 0 ? withoutHeld(within) : within);
    var decoded = stuffed.replace("\r\n.", "\r\n").substring(2);
    return end < 0 ? decoded : decoded + "|" + (end + 3);
  }

  /// What a decoder may not pass on yet.
  private static String withoutHeld(String text) {
    var lines = "\r\n" + text;
    if (lines.endsWith("\r\n.\r")) {
      return text.substring(0, text.length() - 1);
    }
    return text;
  }

  private void decode(String text) {
    var bytes = text.getBytes(ISO_8859_1);
    assertEquals(bytes.length, decoder.decode(bytes, 0, bytes.length, content));
  }
}
