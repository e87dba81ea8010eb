package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextExtractorTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Subject: x\n\nplain\n", "plain\n|"),
        Arguments.of(
            """
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            J=FCrgen=
             !
            """,
            "J\u00fcrgen !\n|"),
        Arguments.of("Content-Type: image/png\n\nplain\n", ""),
        Arguments.of(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            one
            --b
            Content-Type: image/png

            no
            --b
            Content-Type: message/rfc822

            Subject: no

            two
            --b--
            """,
            "one|two|"),
        Arguments.of(
            """
            Content-Type: text/plain; charset=utf-16le
            Content-Transfer-Encoding: base64

            aABpAA==
            """,
            "hi|"),
        Arguments.of("Content-Type: text/plain; charset=nobody-knows\n\n\u00c3\u00a4", "\u00e4|"));
  }

  @ParameterizedTest
  @MethodSource
  void texts(String message, String expected) throws IOException {
    assertEquals(expected, text(Ascii.bytes(message)));
  }

  @Test
  void aLongTextComesInPiecesThatCutNoCharacter() throws IOException {
    var text = "\u00e4\u4e2d\ud83d\ude00x".repeat(20_000);
    var body = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    var header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n";
    assertEquals(text + "|", text(Ascii.bytes(header + body)));
  }

  private static String text(byte[] message) throws IOException {
    var collected = new StringBuilder();
    var all =
        new TextExtractor()
            .extract(
                root(message),
                source(message),
                new TextSink() {
                  @Override
                  public boolean text(char[] chars, int offset, int length) {
                    collected.append(chars, offset, length);
                    return true;
                  }

                  @Override
                  public void textEnds() {
                    collected.append('|');
                  }
                });
    assertTrue(all);
    return collected.toString();
  }

  @Test
  void aMatchStopsTheReading() throws IOException {
    var message = Ascii.bytes("A: b\n\nneedle" + " hay".repeat(100_000));
    var reads = new int[1];
    var matcher = new TextMatcher("NEEDLE");
    OctetSource source =
        (offset, into, at, length) -> {
          reads[0]++;
          return source(message).read(offset, into, at, length);
        };
    assertFalse(new TextExtractor().extract(root(message), source, matcher));
    assertTrue(matcher.isFound());
    assertEquals(1, reads[0]);
  }

  @ParameterizedTest
  @MethodSource
  void matches(String wanted, String text, boolean expected) {
    assertEquals(expected, new TextMatcher(wanted).isIn(text));
    var inPieces = new TextMatcher(wanted);
    for (int i = 0; i < text.length(); i++) {
      inPieces.text(new char[] {text.charAt(i)}, 0, 1);
    }
    assertEquals(expected, inPieces.isFound());
  }

  static Stream<Arguments> matches() {
    return Stream.of(
        Arguments.of("", "", true),
        Arguments.of("", "x", true),
        Arguments.of("x", "", false),
        Arguments.of("aab", "aaab", true),
        Arguments.of("abac", "ababac", true),
        Arguments.of("ABC", "xabc", true),
        Arguments.of("\u00c4\u00d6", "x\u00e4\u00f6", true),
        Arguments.of("\u0416", "\u0436", true),
        Arguments.of("abc", "ab c", false));
  }

  @Test
  void aMatchDoesNotReachFromOneTextIntoTheNext() {
    var matcher = new TextMatcher("ab");
    matcher.text(new char[] {'a'}, 0, 1);
    matcher.textEnds();
    matcher.text(new char[] {'b'}, 0, 1);
    assertFalse(matcher.isFound());
  }

  @Test
  void aHeaderIsReadFieldByField() {
    var fields = HeaderFields.of(Ascii.bytes("Subject: =?utf-8?Q?=C3=A4?=\n b\nTo: c\n\n"));
    assertTrue(found(fields, "subject: \u00e4 b"));
    assertTrue(found(fields, "TO: C"));
    assertFalse(found(fields, "bTo"));
  }

  private static boolean found(HeaderFields fields, String wanted) {
    var matcher = new TextMatcher(wanted);
    HeaderText.read(fields, matcher);
    return matcher.isFound();
  }

  private static PartPlace root(byte[] message) {
    return MessageCard.of(MessageCard.encode(MessageStructure.of(message))).root();
  }

  private static OctetSource source(byte[] message) {
    return (offset, into, at, length) -> {
      int count = (int) Math.min(length, message.length - offset);
      System.arraycopy(message, (int) offset, into, at, count);
      return count;
    };
  }
}
