package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctetSearchTest {
  private static final byte[] CONFUSABLE = {
    '\r', '\n', '\f', 0x0b, 0x0e, 0x09, (byte) 0x8d, (byte) 0x8a, 0, 1, -1
  };

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0, -1",
    "'12345678|', 0, 9, 8",
    "'|2345678|', 0, 9, 0",
    "'|2345678|', 1, 9, 8",
    "'|2345678|', 1, 8, -1",
    "'1234567|', 0, 8, 7",
    "'1234567{|', 0, 9, 8",
    "'123456789012345|', 3, 16, 15"
  })
  void findsTheFirstWithinItsRange(String text, int from, int to, int found) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertEquals(found, OctetSearch.indexOf(bytes, from, to, '|'));
  }

  /// Much of what it is given is nearly what is looked for.
  @TestFactory
  Stream<DynamicTest> findsWhatLookingAtEachOctetFinds() {
    return RandomInput.seeds(
        20,
        random -> {
          for (int round = 0; round < 500; round++) {
            compare(random);
          }
        });
  }

  private static void compare(Random random) {
    var bytes = new byte[random.nextInt(60)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          random.nextInt(8) == 0 ? CONFUSABLE[random.nextInt(CONFUSABLE.length)] : (byte) 'a';
    }
    int from = random.nextInt(bytes.length + 1);
    int to = random.nextInt(from, bytes.length + 1);
    int lineFeed = -1;
    int lineEnd = -1;
    boolean eightBit = false;
    for (int i = to - 1; i >= from; i--) {
      lineFeed = bytes[i] == '\n' ? i : lineFeed;
      lineEnd = bytes[i] == '\n' || bytes[i] == '\r' ? i : lineEnd;
      eightBit |= bytes[i] < 0;
    }
    assertEquals(lineFeed, OctetSearch.indexOf(bytes, from, to, '\n'));
    assertEquals(lineEnd, OctetSearch.indexOfLineEnd(bytes, from, to));
    assertEquals(eightBit, OctetSearch.anyEightBit(bytes, from, to));
  }

  @Test
  void staysWithinTheArray() {
    assertThrows(
        IndexOutOfBoundsException.class, () -> OctetSearch.indexOf(new byte[8], 0, 9, 'a'));
  }
}
