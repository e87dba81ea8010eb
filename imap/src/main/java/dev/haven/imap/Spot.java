package dev.haven.imap;

import dev.haven.account.Mailbox;
import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import java.util.Optional;

/// What a name means, whether a mailbox is there or not: an account, and a name in it.
///
/// @param name as the account would have it, without the owner's prefix
record Spot(Owner owner, String name) {

  Optional<Place> place() {
    return owner.find(name);
  }

  /// What this person may do with a mailbox that is there.
  Place place(Mailbox mailbox) {
    return owner.place(mailbox);
  }

  /// The name by which this person knows it.
  String fullName() {
    return owner.prefix() + name;
  }

  /// Whether this person may create a mailbox here: RFC 4314 §4 wants the right `k` on the nearest
  /// one above. What is at the top of an account counts as below its INBOX.
  boolean isCreatable() {
    return owner.isViewer() ? !Namespaces.isReserved(name) : allowsCreation(name);
  }

  private boolean allowsCreation(String below) {
    int end = below.lastIndexOf(MailboxName.SEPARATOR);
    var parent = end < 0 ? MailboxName.INBOX : below.substring(0, end);
    var above = owner.find(parent);
    if (above.isEmpty() && end >= 0) {
      return allowsCreation(parent);
    }
    return above.isPresent() && above.get().allows(Right.CREATE);
  }

  /// Who may not create here learns nothing of what there is.
  void requireCreatable() throws Refused {
    if (!isCreatable()) {
      throw new Refused(
          "NOPERM",
          "You may not create a mailbox of this name; ask its owner for the right 'k' on the mailbox"
              + " above it, or choose another name");
    }
  }
}
