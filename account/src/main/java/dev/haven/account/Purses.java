package dev.haven.account;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How many octets of annotations are whose, by the owner's name; the empty name stands for all.
/// Immutable.
record Purses(SortedMap<String, Long> octets) {
  static final Purses EMPTY = new Purses(Collections.emptySortedMap());

  /// What those take together.
  static Purses of(Collection<Annotations> all) {
    var octets = new TreeMap<String, Long>();
    for (var annotations : all) {
      annotations
          .values()
          .forEach(
              (key, value) -> octets.merge(key.owner(), Annotations.octets(key, value), Long::sum));
    }
    return of(octets);
  }

  static Purses of(SortedMap<String, Long> octets) {
    return octets.isEmpty() ? EMPTY : new Purses(Collections.unmodifiableSortedMap(octets));
  }

  boolean isEmpty() {
    return octets.isEmpty();
  }

  Purses plus(Purses others) {
    return with(others, 1);
  }

  Purses minus(Purses others) {
    return with(others, -1);
  }

  private Purses with(Purses others, int sign) {
    if (others.isEmpty()) {
      return this;
    }
    var sums = new TreeMap<>(octets);
    others.octets.forEach((owner, count) -> sums.merge(owner, sign * count, Long::sum));
    sums.values().removeIf(count -> count == 0);
    return of(sums);
  }

  long of(Predicate<String> owners) {
    long sum = 0;
    for (var purse : octets.entrySet()) {
      sum += owners.test(purse.getKey()) ? purse.getValue() : 0;
    }
    return sum;
  }
}
