package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.directory.Person;
import dev.haven.imap.collation.Collation;

/// Who signed in, the account that is theirs, what their program switched on, and how it searches.
record User(Person person, Account account, Enabled enabled, Lookup lookup) {
  User with(Enabled now) {
    return new User(person, account, now, lookup);
  }

  User with(Collation active) {
    return new User(person, account, enabled, lookup.with(active));
  }

  /// Their own account, as they see it.
  Owner own() {
    return new Owner(account, "", account.id());
  }
}
