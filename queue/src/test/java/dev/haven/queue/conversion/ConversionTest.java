package dev.haven.queue.conversion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.message.MessageStructure;
import dev.haven.message.Part;
import dev.haven.smtp.client.Content;
import dev.haven.smtp.client.Trouble;
import dev.haven.testkit.RandomInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final String EIGHT_BITS =
      """
      MIME-Version: 1.0
      Content-Transfer-Encoding: 8bit
      Content-Type: multipart/mixed; boundary=b

      before
      --b
      Content-Transfer-Encoding:
       8bit
      Content-Type: text/plain; charset=iso-8859-1

      gr\u00fc\u00dfe\s
      --b
      Content-Type: image/x

      \u00ff\u00fe\u00fd
      --b

      plain
      --b
      Content-Type: message/rfc822
      Content-Transfer-Encoding: 8bit

      Subject: inside

      \u00ff
      --b--
      after
      """;

  private static final String NEEDFUL_SEVEN_BITS =
      """
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b
      Content-Transfer-Encoding: 7bit

      before
      --b
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      gr=FC=DFe=20
      --b
      Content-Type: image/x
      Content-Transfer-Encoding: base64

      //79
      --b

      plain
      --b
      Content-Type: message/rfc822
      Content-Transfer-Encoding: 7bit

      Subject: inside
      Content-Transfer-Encoding: quoted-printable

      =FF
      --b--
      after
      """;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Octets(byte[] bytes) implements Content {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) {
      int count = Math.min(Math.min(length, 4_000), bytes.length - (int) offset);
      System.arraycopy(bytes, (int) offset, into, at, count);
      return count;
    }
  }

  private static byte[] all(Content content) throws IOException {
    var out = new ByteArrayOutputStream();
    var buffer = new byte[7_000];
    while (out.size() < content.length()) {
      int wanted = (int) Math.min(buffer.length, content.length() - out.size());
      int count = content.read(out.size(), buffer, 0, wanted);
      out.write(buffer, 0, count);
    }
    return out.toByteArray();
  }

  private static String converted(String message, boolean eightBit) throws Exception {
    var made = Conversion.of(new Octets(message.getBytes(ISO_8859_1)), eightBit);
    var text = new String(all(made), ISO_8859_1);
    assertEquals(text, new String(all(made), ISO_8859_1), "it is the same when read again");
    return text;
  }

  @Test
  void onlyThePartsThatNeedItAreTouched() throws Exception {
    assertEquals(
        NEEDFUL_SEVEN_BITS.replace("\n", "\r\n"),
        converted(EIGHT_BITS.replace("\n", "\r\n"), false));
  }

  /// RFC 1428 §3.
  @Test
  void aMessageThatSaysNothingOfItselfIsLabelled() throws Exception {
    assertEquals(
        String.join(
            "\r\n",
            "Subject: x",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=unknown-8bit",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "=FC",
            ""),
        converted("Subject: x\r\n\r\n\u00fc\r\n", false));
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/signed, 8bit, CONVERSION_FORBIDDEN",
    "multipart/encrypted, 8bit, CONVERSION_FORBIDDEN",
    "multipart/mixed, base64, NOT_OFFERED",
    "multipart/mixed, x-own, NOT_OFFERED"
  })
  void whatMayOrCanNotBeConvertedIsLeft(String type, String encoding, Trouble.Kind kind) {
    var message =
        String.join(
            "\r\n",
            "Content-Type: " + type + "; boundary=b",
            "",
            "--b",
            "Content-Transfer-Encoding: " + encoding,
            "",
            "\u00fc",
            "--b--",
            "");
    assertEquals(kind, assertThrows(NotConvertible.class, () -> converted(message, false)).kind());
  }

  /// RFC 3030 §3: lines are made of what has none; eight bits may stay.
  @Test
  void binaryBecomesLinesAndEightBitTextStays() throws Exception {
    var text =
        converted(
            String.join(
                "\r\n",
                "Content-Type: multipart/mixed; boundary=b",
                "Content-Transfer-Encoding: binary",
                "",
                "--b",
                "Content-Transfer-Encoding: binary",
                "",
                "m\u00fcsli",
                "--b",
                "Content-Type: a/b",
                "Content-Transfer-Encoding: binary",
                "",
                "a\nb\0",
                "--b--",
                ""),
            true);
    assertTrue(text.contains("Encoding: 8bit\r\n\r\nm\u00fcsli\r\n--b\r\n"), text);
    assertTrue(text.contains("Encoding: base64\r\n\r\nYQpiAA==\r\n--b--"), text);
    assertFalse(text.contains("binary"), text);
  }

  /// What comes out is lines of ASCII that say what went in, and no line of it looks like a
  /// delimiter that was none.
  @TestFactory
  Stream<DynamicTest> anyOctetsComeBackAsTheyWere() {
    return RandomInput.seeds(40, ConversionTest::roundTrip);
  }

  private static void roundTrip(Random random) throws Exception {
    boolean text = random.nextBoolean();
    var body = new byte[1 + random.nextInt(60_000)];
    for (int i = 0; i < body.length; i++) {
      int kind = random.nextInt(40);
      body[i] =
          kind == 0
              ? (byte) random.nextInt(256)
              : (byte) (kind < 4 ? "\r\n -=.".charAt(random.nextInt(6)) : 'a' + kind % 26);
    }
    body[body.length / 2] = (byte) 0xe4;
    var head =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
            + (text ? "text/plain" : "image/x")
            + "\r\n\r\n";
    var message = new ByteArrayOutputStream();
    message.writeBytes(head.getBytes(ISO_8859_1));
    message.writeBytes(body);
    message.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
    var made = all(Conversion.of(new Octets(message.toByteArray()), false));
    for (var line : new String(made, ISO_8859_1).split("\r\n", -1)) {
      assertTrue(line.length() <= 76, line);
      assertTrue(line.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f)), line);
    }
    var part = MessageStructure.of(made).root().parts().getFirst();
    assertEquals(1, MessageStructure.of(made).root().parts().size());
    assertArrayEquals(body, decoded(made, part));
  }

  private static byte[] decoded(byte[] message, Part part) {
    var octets = Arrays.copyOfRange(message, (int) part.bodyOffset(), (int) part.end());
    return part.type().isText() ? unquoted(octets) : Base64.getMimeDecoder().decode(octets);
  }

  private static byte[] unquoted(byte[] octets) {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] != '=') {
        out.write(octets[i]);
      } else if (octets[i + 1] == '\r') {
        i += 2;
      } else {
        out.write(HexFormat.fromHexDigits(new String(octets, i + 1, 2, ISO_8859_1)));
        i += 2;
      }
    }
    return out.toByteArray();
  }
}
