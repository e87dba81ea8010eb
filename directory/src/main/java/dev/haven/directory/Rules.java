package dev.haven.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What must hold for a change to be made: each rule returns what it found, or refuses in words.
final class Rules {
  /// A domain's name is part of its log's name, which is at most 200 bytes.
  private static final int LONGEST_DOMAIN = 190;

  private static final int LONGEST_DISPLAY_NAME = 255;
  private static final int MOST_TARGETS = 500;
  private static final int MOST_OPEN = 200;
  private static final int MOST_CAPABILITIES = 200;
  private static final int LONGEST_CAPABILITY = 64;

  private Rules() {}

  static DomainName domain(String name) throws DirectoryRefused {
    return DomainName.normalised(name)
        .orElseThrow(() ->
            refused(
                "'" + name + "' is no domain name",
                "write it like example.com: letters, digits and hyphens between dots"));
  }

  static DomainName newDomain(String name) throws DirectoryRefused {
    var domain = domain(name);
    if (domain.ascii().length() > LONGEST_DOMAIN) {
      throw refused(
          "the domain is longer than " + LONGEST_DOMAIN + " octets", "take a shorter one");
    }
    return domain;
  }

  static void absent(DomainState domain) throws DirectoryRefused {
    if (domain.exists()) {
      throw refused("domain " + domain.name() + " is there already", "nothing needs to be done");
    }
  }

  static void present(DomainState domain) throws DirectoryRefused {
    if (!domain.exists()) {
      throw refused(
          "there is no domain " + domain.name(), "add it with: haven domain add " + domain.name());
    }
  }

  static void removable(DomainState domain, boolean withAccounts) throws DirectoryRefused {
    int accounts = domain.people().size();
    if (accounts > 0 && !withAccounts) {
      throw refused(
          "domain " + domain.name() + " still has accounts: " + accounts,
          "remove them first, or ask for the domain to be removed with its accounts and their mail");
    }
  }

  static StoredPerson person(DomainState domain, Address address) throws DirectoryRefused {
    return domain
        .person(address.key())
        .orElseThrow(() ->
            refused(
                "there is no account " + address, "list the accounts with: haven account list"));
  }

  static void unchanged(StoredPerson now, StoredPerson seen) throws DirectoryRefused {
    if (!now.passwordHash().equals(seen.passwordHash())) {
      throw refused("the password was changed meanwhile", "nothing needs to be done");
    }
  }

  /// Whether an account of this address can be added.
  static void free(DomainState domain, Address address) throws DirectoryRefused {
    if (address.localPart().indexOf('+') >= 0 || address.localPart().equals(Alias.CATCH_ALL)) {
      throw refused(
          "'" + address.localPart() + "' cannot be an account's name",
          "leave out + and *: what follows a + is for the account's owner to choose");
    }
    if (domain.person(address.key()).isPresent()) {
      throw refused(
          "account " + address + " is there already",
          "change its password with: haven account password " + address);
    }
    if (domain.alias(address.key()).isPresent()) {
      throw refused(
          address + " is an alias already", "remove it first with: haven alias remove " + address);
    }
  }

  /// @param first whether it was not named before among those that are to be added with it
  static void once(boolean first, Address address) throws DirectoryRefused {
    if (!first) {
      throw refused(address + " is named twice", "name it once");
    }
  }

  static long limit(OptionalLong limit) throws DirectoryRefused {
    if (limit.isPresent() && limit.getAsLong() <= 0) {
      throw refused("a quota is more than 0", "leave it out for no limit");
    }
    return limit.orElse(0);
  }

  static void ownPassword(StoredPerson stored) throws DirectoryRefused {
    if (stored.person().shared()) {
      throw refused(
          stored.person().address() + " is a public account, and nobody signs in to it",
          "give people rights on it with: haven public grant");
    }
  }

  /// Whoever asks for a list of mailboxes looks at all of these.
  static void mayOpen(DomainState domain) throws DirectoryRefused {
    if (domain.open().size() >= MOST_OPEN) {
      throw refused(
          MOST_OPEN + " accounts of " + domain.name() + " share with everybody already",
          "share with the people who need it");
    }
  }

  static Set<String> capabilities(Set<String> names) throws DirectoryRefused {
    boolean fit = names.stream().allMatch(name -> name.length() <= LONGEST_CAPABILITY);
    if (!fit || names.size() > MOST_CAPABILITIES) {
      throw refused(
          "at most " + MOST_CAPABILITIES + " capabilities can be switched off",
          "switch off what the mail program cannot do");
    }
    return names;
  }

  static String displayName(String name) throws DirectoryRefused {
    if (name.length() > LONGEST_DISPLAY_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          "a display name is one line of at most " + LONGEST_DISPLAY_NAME + " characters",
          "write it shorter, on one line");
    }
    return name;
  }

  static Alias alias(DomainState domain, Address address) throws DirectoryRefused {
    return domain
        .alias(address.key())
        .orElseThrow(() ->
            refused("there is no alias " + address, "list the aliases with: haven alias list"));
  }

  /// The alias with these targets added to those it has.
  static Alias alias(DirectoryState all, DomainState domain, Address address, List<Address> more)
      throws DirectoryRefused {
    if (domain.person(address.key()).isPresent()) {
      throw refused(
          address + " is an account",
          "an account keeps its own mail; choose another address for the alias");
    }
    var targets = new LinkedHashSet<Address>();
    domain.alias(address.key()).ifPresent(alias -> targets.addAll(alias.targets()));
    targets.addAll(more);
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      throw refused(
          "an alias has 1 to " + MOST_TARGETS + " targets", "name whom the mail is to go to");
    }
    for (var target : more) {
      reachable(all, address, target);
    }
    return new Alias(address, List.copyOf(targets));
  }

  /// A target must lead to somebody, here, and not back to the alias.
  private static void reachable(DirectoryState all, Address alias, Address target)
      throws DirectoryRefused {
    switch (new Routes(all, Set.of()).resolve(target)) {
      case Resolution.NotLocal _ ->
          throw refused(
              target + " is not an address of this server",
              "name an account or an alias of this server; an alias leads nowhere else");
      case Resolution.NoSuchAddress _ ->
          throw refused(
              "there is no address " + target, "add it first with: haven account add " + target);
      case Resolution.Accounts _, Resolution.Suspended _ -> {}
    }
    if (new Routes(all, Set.of()).leads(List.of(target), alias)) {
      throw refused(
          "mail for " + target + " would come back to " + alias,
          "name an account instead of an alias that leads here");
    }
  }

  /// An address that an alias names may not vanish under it.
  static void noAliasNames(DirectoryState all, Address address) throws DirectoryRefused {
    var naming = aliases(all).filter(alias -> names(alias, address)).findFirst();
    if (naming.isPresent()) {
      var alias = naming.get().address();
      throw refused(
          "alias " + alias + " leads to " + address,
          "remove the alias first with: haven alias remove " + alias);
    }
  }

  private static Stream<Alias> aliases(DirectoryState all) {
    return all.domains().stream().flatMap(domain -> domain.aliases().values());
  }

  private static boolean names(Alias alias, Address address) {
    return alias.targets().stream()
        .anyMatch(target ->
            target.domain().equals(address.domain())
                && Routes.user(target.key()).equals(address.key()));
  }

  static DirectoryRefused tooBusy() {
    return refused("too many passwords are being checked", "try again soon");
  }

  private static DirectoryRefused refused(String cause, String remedy) {
    return new DirectoryRefused(cause, remedy);
  }
}
