package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.account.Right;

/// Finds mailboxes by name, in whatever account they are, or says that there is none.
final class Mailboxes {
  private Mailboxes() {}

  /// What a name means to this person, whether a mailbox is there or not.
  static Spot spot(String name, State.LoggedIn state) {
    return new Spot(state.user().own(), MailboxName.normalised(name));
  }

  /// The mailbox of that name, if this person has that right on it.
  static Place named(String name, Right needed, State.LoggedIn state) throws Refused {
    var place = spot(name, state).place();
    if (place.isEmpty()) {
      throw nonexistent();
    }
    return place.get().require(needed);
  }

  /// The place for a message: RFC 9051 §6.3.12, RFC 9051 §6.4.7.
  static Place target(String name, State.LoggedIn state) throws Refused {
    var place = spot(name, state).place();
    if (place.isEmpty()) {
      throw new Refused("TRYCREATE", "There is no mailbox of this name; create it first");
    }
    return place.get().require(Right.INSERT);
  }

  static Refused nonexistent() {
    return new Refused("NONEXISTENT", "There is no mailbox of this name");
  }

  /// RFC 5530 §3.
  static Refused noPermission(Right missing) {
    return new Refused(
        "NOPERM",
        "You lack the right '"
            + missing.letter()
            + "' on this mailbox; ask its owner or administrator for it");
  }
}
