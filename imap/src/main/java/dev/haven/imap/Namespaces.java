package dev.haven.imap;

import dev.haven.account.Accounts;
import dev.haven.account.MailboxName;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.sharing.Identifiers;
import dev.haven.sharing.Sharing;
import dev.haven.wire.SyntaxException;
import java.util.List;
import java.util.Optional;

/// Where mailboxes of others are found, RFC 2342 §5: those of people below `Other Users/`, those of
/// nobody in particular below `Shared/`, each below the address of the account. Any thread may use
/// it.
///
/// @param sharing who shares with whom
record Namespaces(Directory directory, Accounts accounts, Sharing sharing) {
  static final String OTHERS = "Other Users/";
  static final String SHARED = "Shared/";

  Namespaces(Directory directory, Accounts accounts) {
    this(directory, accounts, new Sharing(directory, accounts));
  }

  Identifiers identifiers() {
    return new Identifiers(directory);
  }

  /// Whether a name is one that nobody's own new mailbox may have.
  static boolean isReserved(String name) {
    var level = name + MailboxName.SEPARATOR;
    return level.startsWith(OTHERS) || level.startsWith(SHARED);
  }

  /// What a name means to somebody. Where they have a mailbox of that very name, it is that one.
  Spot spot(String name, User user) {
    if (isReserved(name) && user.account().state().mailbox(name).isEmpty()) {
      return elsewhere(name, user).orElseGet(() -> new Spot(user.own(), name));
    }
    return new Spot(user.own(), name);
  }

  private Optional<Spot> elsewhere(String name, User user) {
    var namespace = name.startsWith(OTHERS) ? OTHERS : SHARED;
    int at = name.indexOf('@', namespace.length());
    int end = name.indexOf(MailboxName.SEPARATOR, at);
    if (at < 0 || end < 0) {
      return Optional.empty();
    }
    var rest = MailboxName.normalised(name.substring(end + 1));
    return person(name.substring(namespace.length(), end))
        .filter(person -> namespace(person).equals(namespace))
        .map(person -> new Spot(owner(person, user), rest));
  }

  private Optional<Person> person(String address) {
    try {
      return directory.person(Address.parse(address));
    } catch (SyntaxException _) {
      return Optional.empty();
    }
  }

  private static String namespace(Person person) {
    return person.shared() ? SHARED : OTHERS;
  }

  private Owner owner(Person person, User user) {
    var prefix = namespace(person) + person.address() + MailboxName.SEPARATOR;
    var account = accounts.account(person.account());
    return new Owner(person, account, prefix, Sharing.viewer(user.person()));
  }

  /// Those who may share something with somebody.
  List<Owner> sharers(User user) {
    return sharing.sharers(user.person()).stream().map(person -> owner(person, user)).toList();
  }
}
