package dev.haven.directory;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All that is known of one domain after one entry of its log. Immutable.
///
/// @param version the entry it was last changed by; 0 before there is any
/// @param accounts keys of people by the names of their accounts' logs
/// @param open keys of those who share with everybody
/// @param administrator key of the account chosen to receive postmaster's mail; empty for none
record DomainState(
    DomainName name,
    long version,
    Instant created,
    String administrator,
    Buckets<StoredPerson> people,
    Buckets<String> accounts,
    Set<String> open,
    Buckets<Alias> aliases) {

  static DomainState before(DomainName name) {
    return new DomainState(
        name, 0, Instant.EPOCH, "", Buckets.empty(), Buckets.empty(), Set.of(), Buckets.empty());
  }

  /// Out of all that it consists of: a hundred thousand accounts one after the other would take
  /// seconds.
  static DomainState restored(
      DomainName name,
      long version,
      Instant created,
      String administrator,
      List<StoredPerson> people,
      List<Alias> aliases) {
    var byKey = new HashMap<String, StoredPerson>();
    var byLog = new HashMap<String, String>();
    var open = new TreeSet<String>();
    for (var stored : people) {
      var key = stored.person().address().key();
      byKey.put(key, stored);
      byLog.put(stored.person().account().name(), key);
      if (stored.person().open()) {
        open.add(key);
      }
    }
    var aliasesByKey = new HashMap<String, Alias>();
    aliases.forEach(alias -> aliasesByKey.put(alias.address().key(), alias));
    return new DomainState(
        name,
        version,
        created,
        administrator,
        Buckets.of(byKey),
        Buckets.of(byLog),
        Collections.unmodifiableSet(open),
        Buckets.of(aliasesByKey));
  }

  boolean exists() {
    return version > 0;
  }

  Optional<StoredPerson> person(String key) {
    return people.find(key);
  }

  /// Whose log that is.
  Optional<StoredPerson> owner(String log) {
    return accounts.find(log).flatMap(this::person);
  }

  Optional<Alias> alias(String key) {
    return aliases.find(key);
  }

  /// Who answers for the domain: the account chosen, else the oldest.
  Optional<StoredPerson> responsible() {
    return person(administrator)
        .or(() ->
            people.values().filter(stored -> !stored.person().shared()).min(StoredPerson.BY_AGE));
  }

  Domain summary() {
    var responsible = responsible().map(stored -> stored.person().address());
    return new Domain(name, created, people.size(), aliases.size(), responsible);
  }

  DomainState begun(long at, Instant when) {
    return new DomainState(name, at, when, administrator, people, accounts, open, aliases);
  }

  DomainState administeredBy(long at, String key) {
    return new DomainState(name, at, created, key, people, accounts, open, aliases);
  }

  DomainState with(long at, StoredPerson person) {
    return with(at, List.of(person));
  }

  /// With several at once, which copies little more than one does.
  DomainState with(long at, List<StoredPerson> several) {
    var byKey = HashMap.<String, StoredPerson>newHashMap(several.size());
    var byLog = HashMap.<String, String>newHashMap(several.size());
    var stillOpen = new TreeSet<>(open);
    for (var stored : several) {
      var key = stored.person().address().key();
      byKey.put(key, stored);
      byLog.put(stored.person().account().name(), key);
      if (stored.person().open()) {
        stillOpen.add(key);
      } else {
        stillOpen.remove(key);
      }
    }
    return new DomainState(
        name,
        at,
        created,
        administrator,
        people.with(byKey),
        accounts.with(byLog),
        Collections.unmodifiableSet(stillOpen),
        aliases);
  }

  DomainState withoutPerson(long at, String key) {
    var log = person(key).map(gone -> gone.person().account().name()).orElse("");
    var stillOpen = new TreeSet<>(open);
    stillOpen.remove(key);
    return new DomainState(
        name,
        at,
        created,
        administrator,
        people.without(key),
        accounts.without(log),
        Collections.unmodifiableSet(stillOpen),
        aliases);
  }

  DomainState with(long at, Alias alias) {
    var more = aliases.with(alias.address().key(), alias);
    return new DomainState(name, at, created, administrator, people, accounts, open, more);
  }

  DomainState withoutAlias(long at, String key) {
    return new DomainState(
        name, at, created, administrator, people, accounts, open, aliases.without(key));
  }
}
