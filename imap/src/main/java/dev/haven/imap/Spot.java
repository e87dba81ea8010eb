package dev.haven.imap;

import dev.haven.account.Mailbox;
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
}
