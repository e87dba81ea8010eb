package dev.haven.directory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// All that is known of one domain after one entry of its log. Immutable.
///
/// @param version the entry it was last changed by; 0 before there is any
/// @param administrator key of the account chosen to receive postmaster's mail; empty for none
record DomainState(
    DomainName name,
    long version,
    Instant created,
    String administrator,
    Buckets<StoredPerson> people,
    Buckets<Alias> aliases) {

  static DomainState before(DomainName name) {
    return new DomainState(name, 0, Instant.EPOCH, "", Buckets.empty(), Buckets.empty());
  }

  boolean exists() {
    return version > 0;
  }

  Optional<StoredPerson> person(String key) {
    return people.find(key);
  }

  Optional<Alias> alias(String key) {
    return aliases.find(key);
  }

  /// Who answers for the domain: the account chosen, else the oldest.
  Optional<StoredPerson> responsible() {
    return person(administrator)
        .or(() -> people.values().min(Comparator.comparingLong(StoredPerson::serial)));
  }

  Domain summary() {
    var responsible = responsible().map(stored -> stored.person().address());
    return new Domain(name, created, people.size(), aliases.size(), responsible);
  }

  DomainState begun(long at, Instant when) {
    return new DomainState(name, at, when, administrator, people, aliases);
  }

  DomainState administeredBy(long at, String key) {
    return new DomainState(name, at, created, key, people, aliases);
  }

  DomainState with(long at, StoredPerson person) {
    var more = people.with(person.person().address().key(), person);
    return new DomainState(name, at, created, administrator, more, aliases);
  }

  DomainState withoutPerson(long at, String key) {
    return new DomainState(name, at, created, administrator, people.without(key), aliases);
  }

  DomainState with(long at, Alias alias) {
    var more = aliases.with(alias.address().key(), alias);
    return new DomainState(name, at, created, administrator, people, more);
  }

  DomainState withoutAlias(long at, String key) {
    return new DomainState(name, at, created, administrator, people, aliases.without(key));
  }
}
