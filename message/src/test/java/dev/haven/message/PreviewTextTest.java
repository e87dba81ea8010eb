package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 8970 §3.3.
class PreviewTextTest {
  private static String preview(byte[] message) throws IOException {
    var scanner = new MessageScanner();
    scanner.accept(message, 0, message.length);
    var card = MessageCard.of(MessageCard.encode(scanner.finish()));
    return PreviewText.of(
        card.root(),
        (offset, into, at, length) -> {
          int count = (int) Math.min(length, message.length - offset);
          System.arraycopy(message, (int) offset, into, at, count);
          return count;
        });
  }

  private static String html(String body) throws IOException {
    var message = "Content-Type: text/html; charset=utf-8\r\n\r\n" + body;
    return preview(message.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String message) throws IOException {
    return preview(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "<p>one</p><p>two</p>|one two",
        "<a href=\"x>y\">link</a> &amp; more|link & more",
        "<style>p { color: red }</style>seen|seen",
        "<script>if (a < b) {}</script>seen|seen",
        "<head><title>t</title><style>x</style></head><body>seen|seen",
        "<head>never closed<body>seen|seen",
        "<!-- not > this -->seen|seen",
        "<!DOCTYPE html><html>seen|seen",
        "a < b &lt; c|a < b < c",
        "&#8364; &#x20AC; &euro;|€ € €",
        "AT&T &unknown; &#xzz; x|AT&T x",
        "a&nbsp;&nbsp;b|a b",
        "&#8203;&#847;&shy;real|real",
        "<b|``",
        "<p>&amp|``"
      })
  void htmlIsTextWithoutItsMarkup(String html, String preview) throws IOException {
    assertEquals(preview, html(html));
  }

  @Test
  void theFirstTextThatIsNotEmptyIsTaken() throws IOException {
    assertEquals(
        "from html",
        text(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; name="notes.txt"

            an attachment
            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain

            \t
            --c
            Content-Type: text/html

            <p>from html
            --c--
            --b--
            """));
  }

  @Test
  void transferEncodingAndCharsetAreTakenOff() throws IOException {
    assertEquals(
        "grün und groß",
        text(
            """
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            gr=FCn   und=
             gro=DF
            """));
  }

  @Test
  void itIsNotLongerThanTwoHundredCharacters() throws IOException {
    var bird = "🐦";
    assertEquals(
        bird.repeat(200), text("Content-Type: text/plain; charset=utf-8\n\n" + bird.repeat(300)));
    assertEquals("x".repeat(200), text("\n" + "x".repeat(1000)));
  }

  @Test
  void aMessageWithoutTextHasNone() throws IOException {
    assertEquals("", text("Content-Type: image/png\n\nxyz"));
    assertEquals("", text(""));
  }

  @TestFactory
  Stream<DynamicTest> anyMarkupGivesAShortLineOfText() {
    return RandomInput.seeds(
        200,
        random -> {
          var preview = html(markup(random));
          assertTrue(preview.codePointCount(0, preview.length()) <= PreviewText.LONGEST);
          assertTrue(preview.chars().noneMatch(Character::isISOControl), preview);
          assertEquals(preview.strip(), preview);
        });
  }

  private static String markup(Random random) {
    var pieces =
        new String[] {
          "<", ">", "</", "<!--", "-->", "&", ";", "#", "x", "\"", "'", " ", "\n", "style",
          "script", "head", "body", "<p>", "word", "🐦", "\u0000", "&amp", "&#10;"
        };
    var text = new StringBuilder();
    for (int i = random.nextInt(300); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
