package dev.haven.account;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Entries that people attached to a mailbox, or to their account as a whole, RFC 5464 §3.
/// Immutable.
///
/// Shared entries are everybody's who may read the mailbox; private ones are kept for each person.
public final class Metadata {
  public static final Metadata NONE = new Metadata(Collections.emptySortedMap());

  private final SortedMap<MetadataKey, Octets> entries;

  private Metadata(SortedMap<MetadataKey, Octets> entries) {
    this.entries = entries;
  }

  static Metadata of(SortedMap<MetadataKey, Octets> entries) {
    return entries.isEmpty() ? NONE : new Metadata(Collections.unmodifiableSortedMap(entries));
  }

  public SortedMap<MetadataKey, Octets> entries() {
    return entries;
  }

  public Optional<Octets> value(MetadataKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// How many entries that owner has here.
  int count(String owner) {
    return (int) entries.keySet().stream().filter(key -> key.owner().equals(owner)).count();
  }

  /// What they take, about.
  long octets() {
    return octets(_ -> true);
  }

  /// What those of some owners take, about.
  long octets(Predicate<String> owners) {
    long octets = 0;
    for (var entry : entries.entrySet()) {
      if (owners.test(entry.getKey().owner())) {
        octets += octets(entry.getKey(), entry.getValue());
      }
    }
    return octets;
  }

  static long octets(MetadataKey key, Octets value) {
    return 32L + key.name().length() + value.length();
  }

  /// With that entry; without it if there is no value.
  public Metadata with(MetadataKey key, Optional<Octets> value) {
    var changed = new TreeMap<>(entries);
    if (value.isPresent()) {
      changed.put(key, value.get());
    } else {
      changed.remove(key);
    }
    return of(changed);
  }
}
