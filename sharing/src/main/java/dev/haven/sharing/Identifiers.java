package dev.haven.sharing;

import dev.haven.account.Identifier;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DomainName;
import dev.haven.wire.SyntaxException;
import java.util.Optional;

/// Finds whom a name in an access control list means, RFC 4314 §2. Any thread may use it.
public final class Identifiers {
  private final Directory directory;

  public Identifiers(Directory directory) {
    this.directory = directory;
  }

  /// Whom a name means: `anyone`, everybody of a domain of this server (`@example.com`), or a
  /// person by their address. A name without `@` is that of a person of the domain `home`.
  public Optional<Identifier> find(String name, String home) {
    if (name.equalsIgnoreCase(Identifier.ANYONE.name())) {
      return Optional.of(Identifier.ANYONE);
    }
    return name.startsWith("@") ? domain(name.substring(1)) : person(name, home);
  }

  private Optional<Identifier> domain(String name) {
    return DomainName.normalised(name)
        .map(DomainName::ascii)
        .filter(directory::isLocal)
        .map(Identifier::domain);
  }

  private Optional<Identifier> person(String name, String home) {
    try {
      var address = Address.parse(name.indexOf('@') < 0 ? name + "@" + home : name);
      return directory
          .person(address)
          .filter(person -> !person.shared())
          .map(person -> Identifier.person(person.address().toString(), person.account().name()));
    } catch (SyntaxException _) {
      return Optional.empty();
    }
  }
}
