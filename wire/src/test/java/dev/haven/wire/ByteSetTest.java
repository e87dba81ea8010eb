package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ByteSetTest {
  @Test
  void aRangeHasBothItsEnds() {
    assertMembers(ByteSet.range(0, 255), _ -> true);
    assertMembers(ByteSet.range(0x80, 0xff), b -> b >= 0x80);
    assertMembers(ByteSet.range('a', 'a'), b -> b == 'a');
  }

  @Test
  void setsAreAddedAndSubtracted() {
    var digits = ByteSet.range('0', '9');
    assertMembers(ByteSet.of("-+"), b -> b == '-' || b == '+');
    assertMembers(digits.plus(ByteSet.of("-")), b -> b == '-' || (b >= '0' && b <= '9'));
    assertMembers(digits.minus(ByteSet.range('5', 0xff)), b -> b >= '0' && b < '5');
    assertMembers(digits, b -> b >= '0' && b <= '9');
  }

  private static void assertMembers(ByteSet set, IntPredicate expected) {
    for (int b = 0; b < 256; b++) {
      assertEquals(expected.test(b), set.contains((byte) b), "byte " + b);
    }
  }
}
