package dev.haven.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts how often each constant of an enum was seen. Thread-safe.
public final class Tally<K extends Enum<K>> {
  private final Map<K, LongAdder> adders;
  private final Class<K> type;

  public Tally(Class<K> type) {
    this.type = type;
    this.adders = new EnumMap<>(type);
    for (var key : type.getEnumConstants()) {
      adders.put(key, new LongAdder());
    }
  }

  public void add(K key) {
    var adder = adders.get(key);
    if (adder != null) {
      adder.increment();
    }
  }

  public void addAll(Iterable<K> keys) {
    keys.forEach(this::add);
  }

  /// Only those that have happened.
  public Map<K, Long> counts() {
    var counts = new EnumMap<K, Long>(type);
    adders.forEach((key, adder) -> {
      if (adder.sum() > 0) {
        counts.put(key, adder.sum());
      }
    });
    return counts;
  }
}
