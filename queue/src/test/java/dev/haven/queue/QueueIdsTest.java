package dev.haven.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueueIdsTest {
  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final QueueIds ids = new QueueIds(() -> Instant.ofEpochMilli(now.get()), 0);

  @Test
  void noNameComesTwiceAlsoWhenTheClockIsSetBack() {
    var seen = new HashSet<Long>();
    for (int i = 0; i < 10_000; i++) {
      now.addAndGet(i % 100 == 0 ? -5_000 : 1);
      assertTrue(seen.add(ids.next()));
    }
  }

  @Test
  void noNameOfAQueuedMessageComesAgainAfterAStartWithTheClockSetBack() {
    long newest = ids.next();
    var again = new QueueIds(() -> Instant.ofEpochMilli(now.get() - 3_600_000), newest);
    assertEquals(newest + 1, again.next());
    assertEquals(newest + 2, again.next());
  }

  @Test
  void namesComeInTheOrderOfTime() {
    var names = new ArrayList<Long>();
    for (int i = 0; i < 100; i++) {
      names.add(ids.next());
      now.incrementAndGet();
    }
    assertEquals(names.stream().sorted().toList(), names);
  }
}
