package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredRecent;

/// Counts what happened in the last so many minutes, to a twelfth of that. Guarded by whoever holds
/// it.
final class Recent {
  private static final int PARTS = 12;

  private final long secondsOfPart;
  private final int[] counts = new int[PARTS];
  private long part;

  Recent(long seconds) {
    this.secondsOfPart = seconds / PARTS;
  }

  /// As it was noted.
  void restore(StoredRecent stored) {
    if (stored.getCountsCount() == PARTS) {
      part = stored.getPart();
      for (int age = 0; age < PARTS; age++) {
        counts[Math.floorMod(part - age, PARTS)] = stored.getCounts(PARTS - 1 - age);
      }
    }
  }

  StoredRecent stored() {
    var stored = StoredRecent.newBuilder().setPart(part);
    for (int age = PARTS - 1; age >= 0; age--) {
      stored.addCounts(counts[Math.floorMod(part - age, PARTS)]);
    }
    return stored.build();
  }

  void add(long now, int count) {
    move(now);
    counts[(int) (part % PARTS)] += count;
  }

  int sum(long now) {
    move(now);
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /// In how many minutes something of it will be forgotten.
  long minutesLeft(long now) {
    move(now);
    for (int age = PARTS - 1; age > 0; age--) {
      if (counts[Math.floorMod(part - age, PARTS)] > 0) {
        return minutes((PARTS - age) * secondsOfPart - now % secondsOfPart);
      }
    }
    return minutes(PARTS * secondsOfPart - now % secondsOfPart);
  }

  private static long minutes(long seconds) {
    return Math.max(1, (seconds + 59) / 60);
  }

  private void move(long now) {
    long current = now / secondsOfPart;
    for (long next = Math.max(part + 1, current - PARTS + 1); next <= current; next++) {
      counts[(int) (next % PARTS)] = 0;
    }
    part = Math.max(part, current);
  }
}
