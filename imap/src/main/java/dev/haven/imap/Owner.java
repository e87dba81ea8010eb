package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Intent;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxId;
import dev.haven.account.Permitted;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.account.Viewer;
import dev.haven.directory.Person;
import java.util.Optional;

/// An account as somebody sees it: their own, or one in which mailboxes are shared with them.
///
/// @param person whose it is
/// @param prefix what the names of its mailboxes begin with for the viewer; empty for their own
/// @param viewer who is looking
record Owner(Person person, Account account, String prefix, Viewer viewer) {

  boolean isViewer() {
    return account.id().name().equals(viewer.account());
  }

  /// What the viewer may do with one of its mailboxes: with their own, everything (RFC 4314 §2).
  Rights rights(Mailbox mailbox) {
    return isViewer() ? Rights.ALL : mailbox.acl().rights(viewer);
  }

  /// An intent that is refused if the viewer lacks one of these rights on a mailbox by then.
  <R> Intent<R> permitted(Intent<R> intent, MailboxId mailbox, Right... needed) {
    return isViewer() ? intent : new Permitted<>(intent, mailbox, viewer, Rights.of(needed));
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
