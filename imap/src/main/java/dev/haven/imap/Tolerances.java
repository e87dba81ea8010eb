package dev.haven.imap;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often each [Tolerance] was needed since the start. Thread-safe.
final class Tolerances {
  private final Map<Tolerance, LongAdder> counts = new ConcurrentHashMap<>();

  void count(Iterable<Tolerance> needed) {
    for (var tolerance : needed) {
      counts.computeIfAbsent(tolerance, _ -> new LongAdder()).increment();
    }
  }

  /// Those that were needed at all.
  Map<Tolerance, Long> counts() {
    var needed = new EnumMap<Tolerance, Long>(Tolerance.class);
    counts.forEach((tolerance, count) -> needed.put(tolerance, count.sum()));
    return needed;
  }
}
