package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.directory.Person;

/// Who signed in, the account that is theirs, and what their program switched on.
record User(Person person, Account account, Enabled enabled) {
  User with(Enabled now) {
    return new User(person, account, now);
  }

  /// Their own account, as they see it.
  Owner own() {
    return new Owner(account, "", account.id());
  }
}
