package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UidSetTest {
  @Test
  void rangesThatTouchBecomeOne() {
    var set = new UidSetBuilder().add(7).add(3, 1).add(4).add(9, 20).add(12).build();
    assertEquals("1:4,7,9:20", set.toString());
    assertEquals(17, set.count());
    assertEquals(3, set.ranges());
  }

  @Test
  void theLargestUidIsInTheSetOfAll() {
    assertTrue(UidSet.ALL.contains(UidSet.LARGEST));
    assertTrue(UidSet.ALL.contains(1));
    assertFalse(UidSet.ALL.contains(0));
    assertEquals(UidSet.LARGEST, UidSet.ALL.count());
    assertEquals(UidSet.ALL, UidCodec.decode(UidCodec.encode(UidSet.ALL)));
  }

  @TestFactory
  Stream<DynamicTest> aSetHoldsWhatWasAddedAndSurvivesTheLog() {
    return RandomInput.seeds(
        200,
        random -> {
          var builder = new UidSetBuilder();
          var expected = new TreeSet<Long>();
          for (int i = random.nextInt(20); i > 0; i--) {
            long first = 1L + random.nextInt(100);
            long last = first + random.nextInt(10);
            builder.add(first, last);
            for (long uid = first; uid <= last; uid++) {
              expected.add(uid);
            }
          }
          var set = builder.build();
          assertArrayEquals(expected.stream().mapToLong(Long::longValue).toArray(), set.toArray());
          assertEquals(set, UidCodec.decode(UidCodec.encode(set)));
          for (long uid = 0; uid < 120; uid++) {
            assertEquals(expected.contains(uid), set.contains(uid));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsTakenAwayIsNotThere() {
    return RandomInput.seeds(
        200,
        random -> {
          var one = new UidSetBuilder();
          var other = new UidSetBuilder();
          for (int i = random.nextInt(10); i > 0; i--) {
            one.add(1L + random.nextInt(50), 1L + random.nextInt(50));
            other.add(1L + random.nextInt(50));
          }
          var all = one.build();
          var rest = all.without(other.build());
          for (long uid = 0; uid < 60; uid++) {
            assertEquals(all.contains(uid) && !other.build().contains(uid), rest.contains(uid));
          }
        });
  }
}
