package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.directory.Person;
import dev.haven.imap.collation.Collation;
import dev.haven.sharing.Sharing;
import java.util.Set;

/// Who signed in, the account that is theirs, what their program switched on, and how it searches.
///
/// @param namespaces where mailboxes of others are found
/// @param off what an administrator keeps from their programs
record User(
    Person person,
    Account account,
    Namespaces namespaces,
    Enabled enabled,
    Lookup lookup,
    Set<Extension> off) {
  User with(Enabled now) {
    return new User(person, account, namespaces, now, lookup, off);
  }

  User with(Collation active) {
    return new User(person, account, namespaces, enabled, lookup.with(active), off);
  }

  /// Their own account, as they see it.
  Owner own() {
    return new Owner(person, account, "", Sharing.viewer(person));
  }
}
