package dev.haven.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An immutable map from text, made of many small ones, so that a change copies one of them and not
/// the whole. There are more of them as it grows: adding the hundred-thousandth account costs
/// little more than adding the first.
final class Buckets<V> {
  private static final int FEWEST = 8;

  /// A change copies the list of buckets and one of them; an entry of a bucket weighs as much as
  /// ten of the list.
  private static final int WEIGHT = 10;

  /// 2 to the 32nd, divided by the golden ratio.
  private static final int SPREAD = 0x9E3779B9;

  private final List<Map<String, V>> buckets;
  private final int size;

  private Buckets(List<Map<String, V>> buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  static <V> Buckets<V> empty() {
    return new Buckets<>(Collections.nCopies(FEWEST, Map.of()), 0);
  }

  /// All at once, which takes no copies.
  static <V> Buckets<V> of(Map<String, V> entries) {
    int count = FEWEST;
    while (isCrowded(entries.size(), count)) {
      count *= 2;
    }
    var buckets = new ArrayList<Map<String, V>>(count);
    for (int i = 0; i < count; i++) {
      buckets.add(new HashMap<>());
    }
    for (var entry : entries.entrySet()) {
      buckets.get(place(entry.getKey(), count)).put(entry.getKey(), entry.getValue());
    }
    return new Buckets<>(buckets, entries.size());
  }

  int size() {
    return size;
  }

  Optional<V> find(String key) {
    return Optional.ofNullable(buckets.get(place(key)).get(key));
  }

  Stream<V> values() {
    return buckets.stream().flatMap(bucket -> bucket.values().stream());
  }

  Buckets<V> with(String key, V value) {
    return with(Map.of(key, value));
  }

  /// With several at once: each of the small maps is copied at most once.
  Buckets<V> with(Map<String, V> entries) {
    var changed = new HashMap<Integer, Map<String, V>>();
    for (var entry : entries.entrySet()) {
      changed
          .computeIfAbsent(place(entry.getKey()), place -> new HashMap<>(buckets.get(place)))
          .put(entry.getKey(), entry.getValue());
    }
    var grown = replaced(changed);
    return isCrowded(grown.size, grown.buckets.size()) ? of(grown.whole()) : grown;
  }

  private static boolean isCrowded(int entries, int buckets) {
    return (long) WEIGHT * entries > (long) buckets * buckets;
  }

  private Map<String, V> whole() {
    var whole = HashMap.<String, V>newHashMap(size);
    buckets.forEach(whole::putAll);
    return whole;
  }

  Buckets<V> without(String key) {
    var bucket = new HashMap<>(buckets.get(place(key)));
    bucket.remove(key);
    return replaced(Map.of(place(key), bucket));
  }

  /// @param changed the new small maps, by their places
  private Buckets<V> replaced(Map<Integer, Map<String, V>> changed) {
    var copy = new ArrayList<>(buckets);
    int entries = size;
    for (var bucket : changed.entrySet()) {
      var old = copy.set(bucket.getKey(), bucket.getValue());
      entries += bucket.getValue().size() - old.size();
    }
    return new Buckets<>(copy, entries);
  }

  private int place(String key) {
    return place(key, buckets.size());
  }

  /// By the upper bits: the maps within go by the lower ones, which would be the same for all that
  /// are in one.
  ///
  /// @param count a power of two, more than one
  private static int place(String key, int count) {
    return (key.hashCode() * SPREAD) >>> (Integer.numberOfLeadingZeros(count) + 1);
  }
}
