package dev.haven.imap;

import dev.haven.account.Mailbox;

/// Finds mailboxes by name, or says that there is none.
final class Mailboxes {
  private Mailboxes() {}

  static Mailbox named(String name, State.LoggedIn state) throws Refused {
    return state
        .account()
        .state()
        .mailbox(name)
        .orElseThrow(() -> new Refused("NONEXISTENT", "There is no mailbox of this name"));
  }

  /// The place for a message: RFC 9051 §6.3.12, RFC 9051 §6.4.7.
  static Mailbox target(String name, State.LoggedIn state) throws Refused {
    return state
        .account()
        .state()
        .mailbox(name)
        .orElseThrow(
            () -> new Refused("TRYCREATE", "There is no mailbox of this name; create it first"));
  }
}
