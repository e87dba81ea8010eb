package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecoderTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '|',
      value = {
        "BASE64, aGVsbG8=, hello, false",
        "BASE64, aGVs\\r\\nbG8=\\r\\n, hello, false",
        "BASE64, aGVsbG8, hello, true",
        "BASE64, aGVsbG8=aGVsbG8=, hellohello, false",
        "BASE64, aG!Vs*bG8=, hello, true",
        "BASE64, a, ||, true",
        "BASE64, ====, ||, false",
        "QUOTED_PRINTABLE, a=20b=3D, a b=, false",
        "QUOTED_PRINTABLE, a=\\r\\nb, ab, false",
        "QUOTED_PRINTABLE, a= \\t\\r\\nb, ab, false",
        "QUOTED_PRINTABLE, a=\\nb, ab, false",
        "QUOTED_PRINTABLE, a  \\r\\nb \\n, a\\r\\nb\\n, false",
        "QUOTED_PRINTABLE, a  b, a  b, false",
        "QUOTED_PRINTABLE, a=zzb=4, a=zzb=4, true",
        "QUOTED_PRINTABLE, a==3D, a==, true",
        "QUOTED_PRINTABLE, =e4=E4, \u00e4\u00e4, false",
        "QUOTED_PRINTABLE, a=, a, false",
        "UUENCODE, begin 644 x\\n%:&5L;&\\\\\\n`\\nend\\n, hello, false",
        "UUENCODE, text\\nbegin 644 x\\n%:&5L;&\\\\\\n, hello, true",
        "EIGHT_BIT, a=20\u00e4, a=20\u00e4, false",
        "UNKNOWN, a=20, a=20, false",
      })
  void decoded(TransferEncoding encoding, String encoded, String expected, boolean damaged) {
    var decoder = TransferDecoder.of(encoding);
    var out = decode(decoder, octets(unescape(encoded)), new Random(0), 1000);
    assertEquals(unescape(expected), new String(out, StandardCharsets.ISO_8859_1));
    assertEquals(damaged, decoder.isDamaged());
  }

  @TestFactory
  Stream<DynamicTest> chunksOfAnySizeDecodeToTheSame() {
    return RandomInput.seeds(
        300,
        random -> {
          var encoded = anyOctets(random);
          for (var encoding : TransferEncoding.values()) {
            var whole = decode(TransferDecoder.of(encoding), encoded, random, encoded.length + 1);
            var chunked = decode(TransferDecoder.of(encoding), encoded, random, 3);
            assertEquals(Slice.of(whole), Slice.of(chunked), encoding.toString());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatTheJdkEncodesComesBack() {
    return RandomInput.seeds(
        50,
        random -> {
          var octets = new byte[random.nextInt(500)];
          random.nextBytes(octets);
          var encoded = Base64.getMimeEncoder().encode(octets);
          var decoded = decode(TransferDecoder.of(TransferEncoding.BASE64), encoded, random, 7);
          assertEquals(Slice.of(octets), Slice.of(decoded));
        });
  }

  private static byte[] anyOctets(Random random) {
    var likely = octets("=\r\n \t4Aa%begin 644 x\n`=20=\r\nend");
    var octets = new byte[random.nextInt(200)];
    for (int i = 0; i < octets.length; i++) {
      octets[i] =
          random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
    }
    return octets;
  }

  private static byte[] decode(TransferDecoder decoder, byte[] encoded, Random random, int most) {
    var result = new ByteArrayOutputStream();
    int at = 0;
    while (at < encoded.length) {
      int length = Math.min(encoded.length - at, 1 + random.nextInt(most));
      var out = new byte[decoder.most(length)];
      result.write(out, 0, decoder.decode(encoded, at, length, out, 0));
      at += length;
    }
    var out = new byte[decoder.most(0)];
    result.write(out, 0, decoder.finish(out, 0));
    return result.toByteArray();
  }

  private static String unescape(String text) {
    return text.replace("\\\\", "\u0001")
        .replace("\\r", "\r")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace('\u0001', '\\');
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
