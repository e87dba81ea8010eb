package dev.haven.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The peers that failed at a listener, grouped by address and reason.
///
/// In two halves of [#MOST] each: who has come once or twice, and who keeps coming. Those who come
/// once, however many, push out only one another, so that a flood of strangers hides no program
/// that tries every minute. Whoever was not seen for longest goes first.
///
/// Thread-safe, by a lock that only failures take.
final class Strays {
  static final int MOST = 256;

  /// From so many on an address is one that keeps coming.
  private static final int OFTEN = 3;

  private record Key(String address, String what, String alert) {}

  private final SequencedMap<Key, Stray> seldom = new LinkedHashMap<>();
  private final SequencedMap<Key, Stray> often = new LinkedHashMap<>();

  synchronized void add(Stray one) {
    var key = new Key(one.address(), one.what(), one.alert());
    var known = often.remove(key);
    if (known == null) {
      known = seldom.remove(key);
    }
    var sum = known == null ? one : known.plus(one);
    var half = sum.count() >= OFTEN ? often : seldom;
    half.putLast(key, sum);
    if (half.size() > MOST) {
      half.pollFirstEntry();
    }
  }

  /// Those who come most first.
  synchronized List<Stray> all() {
    var all = new ArrayList<>(often.values());
    all.addAll(seldom.values());
    all.sort((one, other) -> Long.compare(other.count(), one.count()));
    return all;
  }
}
