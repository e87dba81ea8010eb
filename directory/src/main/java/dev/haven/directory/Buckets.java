package dev.haven.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An immutable map from text, made of many small ones, so that a change copies one of them and not
/// the whole: adding 100,000 accounts one by one stays quick.
final class Buckets<V> {
  private static final int COUNT = 128;

  private final List<Map<String, V>> buckets;
  private final int size;

  private Buckets(List<Map<String, V>> buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  static <V> Buckets<V> empty() {
    return new Buckets<>(Collections.nCopies(COUNT, Map.of()), 0);
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
    var bucket = new HashMap<>(buckets.get(place(key)));
    bucket.put(key, value);
    return replaced(place(key), bucket);
  }

  Buckets<V> without(String key) {
    var bucket = new HashMap<>(buckets.get(place(key)));
    bucket.remove(key);
    return replaced(place(key), bucket);
  }

  private Buckets<V> replaced(int place, Map<String, V> bucket) {
    var copy = new ArrayList<>(buckets);
    int grown = bucket.size() - copy.get(place).size();
    copy.set(place, bucket);
    return new Buckets<>(copy, size + grown);
  }

  private static int place(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & COUNT - 1;
  }
}
