package dev.haven.account;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people noted about one message in a mailbox, RFC 5257 §3. Immutable; equal if all values
/// are.
public final class Annotations {
  public static final Annotations NONE = new Annotations(Collections.emptySortedMap());

  private final SortedMap<AnnotationKey, Octets> values;

  private Annotations(SortedMap<AnnotationKey, Octets> values) {
    this.values = values;
  }

  public SortedMap<AnnotationKey, Octets> values() {
    return values;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public Optional<Octets> value(AnnotationKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /// With those values; without them where there is none.
  public Annotations with(Map<AnnotationKey, Optional<Octets>> changed) {
    var all = new TreeMap<>(values);
    changed.forEach((key, value) -> {
      if (value.isPresent()) {
        all.put(key, value.get());
      } else {
        all.remove(key);
      }
    });
    return all.isEmpty() ? NONE : new Annotations(Collections.unmodifiableSortedMap(all));
  }

  /// As they are to be set elsewhere.
  Map<AnnotationKey, Optional<Octets>> asChange() {
    var change = new TreeMap<AnnotationKey, Optional<Octets>>();
    values.forEach((key, value) -> change.put(key, Optional.of(value)));
    return change;
  }

  /// About how many octets a value takes.
  static long octets(AnnotationKey key, Octets value) {
    return 32L + key.entry().length() + value.length();
  }

  /// Whether somebody has that many values here, and so many octets, or fewer.
  boolean fits(String owner, int most, long largest) {
    int count = 0;
    long octets = 0;
    for (var value : values.entrySet()) {
      if (value.getKey().owner().equals(owner)) {
        count++;
        octets += octets(value.getKey(), value.getValue());
      }
    }
    return count <= most && octets <= largest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Annotations annotations && values.equals(annotations.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
