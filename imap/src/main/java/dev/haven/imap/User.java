package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.directory.Person;
import dev.haven.imap.collation.Collation;
import dev.haven.sharing.Sharing;

/// Who signed in, the account that is theirs, what their program switched on, and how it searches.
///
/// @param namespaces where mailboxes of others are found
record User(Person person, Account account, Namespaces namespaces, Enabled enabled, Lookup lookup) {
  User with(Enabled now) {
    return new User(person, account, namespaces, now, lookup);
  }

  User with(Collation active) {
    return new User(person, account, namespaces, enabled, lookup.with(active));
  }

  /// Their own account, as they see it.
  Owner own() {
    return new Owner(person, account, "", Sharing.viewer(person));
  }
}
