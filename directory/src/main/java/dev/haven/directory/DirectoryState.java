package dev.haven.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All domains at one moment. Immutable; readers take one and ask it as often as they like.
final class DirectoryState {
  static final DirectoryState EMPTY = new DirectoryState(Map.of());

  private final Map<String, DomainState> domains;

  private DirectoryState(Map<String, DomainState> domains) {
    this.domains = domains;
  }

  /// With this state of a domain in place of an earlier one.
  DirectoryState with(DomainState domain) {
    var copy = new TreeMap<>(domains);
    copy.put(domain.name().ascii(), domain);
    return new DirectoryState(copy);
  }

  DirectoryState without(DomainName name) {
    var copy = new TreeMap<>(domains);
    copy.remove(name.ascii());
    return new DirectoryState(copy);
  }

  Optional<DomainState> domain(String name) {
    return Optional.ofNullable(domains.get(name));
  }

  /// In the order of their names.
  List<DomainState> domains() {
    return List.copyOf(domains.values());
  }

  /// The domain that stands for the server itself where no domain is named: the oldest.
  Optional<DomainState> first() {
    return domains.values().stream()
        .min(Comparator.comparing(DomainState::created).thenComparing(d -> d.name().ascii()));
  }

  Optional<StoredPerson> person(Address address) {
    return domain(address.domain()).flatMap(domain -> domain.person(address.key()));
  }

  /// Whom a name means that somebody signs in by: the address of a person, or a local part that one
  /// person has.
  Optional<StoredPerson> user(String name) {
    var address = Address.parsed(name);
    var found = address.isPresent() ? address.flatMap(this::person) : onlyPersonCalled(name);
    return found.filter(stored -> !stored.person().shared());
  }

  /// The one person whose local part this is in any domain; empty if there are several.
  private Optional<StoredPerson> onlyPersonCalled(String localPart) {
    var key = Address.key(localPart);
    var found =
        domains.values().stream().flatMap(domain -> domain.person(key).stream()).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
