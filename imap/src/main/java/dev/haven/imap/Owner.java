package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Mailbox;
import dev.haven.account.Rights;
import dev.haven.store.LogId;
import java.util.Optional;

/// An account as somebody sees it: their own, or one in which mailboxes are shared with them.
///
/// @param prefix what the names of its mailboxes begin with for them; empty for their own
/// @param viewer the account of who is looking
record Owner(Account account, String prefix, LogId viewer) {

  boolean isViewer() {
    return account.id().equals(viewer);
  }

  /// What the viewer may do with one of its mailboxes: with their own, everything.
  Rights rights(Mailbox mailbox) {
    return isViewer() ? Rights.ALL : Rights.NONE;
  }

  /// The name by which the viewer knows a mailbox of the account.
  String nameOf(Mailbox mailbox) {
    return prefix + mailbox.name();
  }

  Place place(Mailbox mailbox) {
    return new Place(this, mailbox);
  }

  /// @param name as the account has it, without the prefix
  Optional<Place> find(String name) {
    return account.state().mailbox(name).map(this::place);
  }
}
