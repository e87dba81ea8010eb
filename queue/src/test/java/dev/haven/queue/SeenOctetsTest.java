package dev.haven.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What another server must be able to take, RFC 5321 §4.5.3.1.6 and RFC 6152; however the octets
/// came.
class SeenOctetsTest {
  @ParameterizedTest
  @CsvSource({
    "0, false",
    "997, false",
    "998, false",
    "999, true",
    "1000, true",
    "5000, true",
  })
  void aLineIsLongBeyondItsOctetsWithoutTheEnd(int octets, boolean longLine) {
    var text = "Subject: x\r\n\r\n" + "a".repeat(octets) + "\r\nb\r\n";
    assertWhateverThePieces(text, longLine, SeenOctets::longLines);
  }

  @ParameterizedTest
  @CsvSource({"caf\u00e9, true", "cafe, false", "'', false", "abcdefghijklmno\u00ff, true"})
  void anyOctetBeyondAsciiIsSeen(String text, boolean eightBit) {
    assertWhateverThePieces(text, eightBit, SeenOctets::eightBit);
  }

  private static void assertWhateverThePieces(
      String text, boolean expected, Predicate<SeenOctets> seen) {
    var bytes = text.getBytes(ISO_8859_1);
    for (int size : new int[] {1, 2, 7, 64, 1000, 1 << 16}) {
      var octets = new SeenOctets();
      for (int at = 0; at < bytes.length; at += size) {
        octets.look(bytes, at, Math.min(size, bytes.length - at));
      }
      assertEquals(expected, seen.test(octets), "pieces of " + size);
    }
  }
}
