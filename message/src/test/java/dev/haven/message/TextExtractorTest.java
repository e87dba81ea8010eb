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
  void aSinkThatHasEnoughStopsTheReading() throws IOException {
    var message = Ascii.bytes("A: b\n\nneedle" + " hay".repeat(100_000));
    var reads = new int[1];
    OctetSource source =
        (offset, into, at, length) -> {
          reads[0]++;
          return source(message).read(offset, into, at, length);
        };
    var enough =
        new TextSink() {
          @Override
          public boolean text(char[] chars, int offset, int length) {
            return false;
          }

          @Override
          public void textEnds() {}
        };
    assertFalse(new TextExtractor().extract(root(message), source, enough));
    assertEquals(1, reads[0]);
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
