package dev.haven.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What [MemoryStore] is to take back, in the order in which it was given up. Not thread-safe.
final class Frees {
  private record Free(Instant since, Runnable work) {}

  private final List<Free> waiting = new ArrayList<>();

  void add(Instant since, Runnable work) {
    waiting.add(new Free(since, work));
  }

  /// Takes back what was given up at `until` or before.
  void run(Instant until) {
    int due = 0;
    while (due < waiting.size() && !waiting.get(due).since().isAfter(until)) {
      waiting.get(due++).work().run();
    }
    waiting.subList(0, due).clear();
  }
}
