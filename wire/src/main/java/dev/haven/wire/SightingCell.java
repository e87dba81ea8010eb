package dev.haven.wire;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts for one [Sighting]. A success, which is the usual case, is an addition and a volatile
/// write, and makes no garbage. Thread-safe.
final class SightingCell {
  private final LongAdder reached = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<TlsAlert, LongAdder> alerts = new EnumMap<>(TlsAlert.class);
  private volatile long lastReached;
  private volatile ListenerStatus.@Nullable Failure lastFailed;

  void reached(long millis) {
    reached.increment();
    lastReached = millis;
  }

  void failed(ListenerStatus.Failure failure) {
    failed.increment();
    lastFailed = failure;
  }

  void alert(TlsAlert alert) {
    adder(alert).increment();
  }

  private LongAdder adder(TlsAlert alert) {
    synchronized (alerts) {
      return alerts.computeIfAbsent(alert, _ -> new LongAdder());
    }
  }

  /// Adds what was seen in an earlier life.
  void restore(Sighting earlier) {
    reached.add(earlier.reached());
    failed.add(earlier.failed());
    if (lastReached == 0) {
      lastReached = earlier.lastReached().map(Instant::toEpochMilli).orElse(0L);
    }
    if (lastFailed == null && earlier.lastFailed().isPresent()) {
      lastFailed = earlier.lastFailed().get();
    }
    for (var alert : TlsAlert.values()) {
      long count = earlier.alerts().getOrDefault(name(alert), 0L);
      if (count > 0) {
        adder(alert).add(count);
      }
    }
  }

  Sighting sighting(boolean six, PeerKind kind) {
    long last = lastReached;
    return new Sighting(
        six,
        kind,
        reached.sum(),
        failed.sum(),
        last == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)),
        Optional.ofNullable(lastFailed),
        alerts());
  }

  private Map<String, Long> alerts() {
    var counts = new TreeMap<String, Long>();
    synchronized (alerts) {
      alerts.forEach((alert, count) -> counts.put(name(alert), count.sum()));
    }
    return counts;
  }

  private static String name(TlsAlert alert) {
    return alert.name().toLowerCase(Locale.ROOT);
  }
}
