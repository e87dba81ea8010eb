package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BucketsTest {
  private static final int MANY = 2_000;

  /// Through several sizes of the table, and with every older state left as it was.
  @TestFactory
  Stream<DynamicTest> holdsWhatAMapHolds() {
    return RandomInput.seeds(
        10,
        random -> {
          var map = new HashMap<String, Integer>();
          var buckets = Buckets.<Integer>empty();
          var states = new ArrayList<Buckets<Integer>>();
          var copies = new ArrayList<Map<String, Integer>>();
          for (int i = 0; i < MANY; i++) {
            var key = "k" + random.nextInt(MANY);
            if (random.nextInt(4) == 0) {
              map.remove(key);
              buckets = buckets.without(key);
            } else if (random.nextInt(100) == 0) {
              var several = several(random, i);
              map.putAll(several);
              buckets = buckets.with(several);
            } else {
              map.put(key, i);
              buckets = buckets.with(key, i);
            }
            if (i % 500 == 0) {
              states.add(buckets);
              copies.add(Map.copyOf(map));
            }
          }
          states.add(buckets);
          copies.add(map);
          for (int i = 0; i < states.size(); i++) {
            assertHolds(copies.get(i), states.get(i));
          }
          assertHolds(map, Buckets.of(map));
        });
  }

  private static Map<String, Integer> several(Random random, int value) {
    var several = new HashMap<String, Integer>();
    for (int i = random.nextInt(MANY); i > 0; i--) {
      several.put("k" + random.nextInt(MANY), value);
    }
    return several;
  }

  private static void assertHolds(Map<String, Integer> expected, Buckets<Integer> buckets) {
    assertEquals(expected.size(), buckets.size());
    expected.forEach((key, value) -> assertEquals(Optional.of(value), buckets.find(key)));
    assertEquals(expected.values().stream().sorted().toList(), buckets.values().sorted().toList());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals(Optional.empty(), Buckets.of(Map.of("a", 1)).find("b"));
    assertEquals(List.of(), Buckets.<Integer>empty().without("a").values().toList());
  }
}
