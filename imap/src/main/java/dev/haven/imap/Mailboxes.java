package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import java.util.Optional;

/// Finds mailboxes by name, in whatever account they are, or says that there is none.
final class Mailboxes {
  private static final Rights ANY_USE =
      Rights.of(
          Right.LOOKUP,
          Right.READ,
          Right.INSERT,
          Right.CREATE,
          Right.DELETE_MAILBOX,
          Right.ADMINISTER);

  private Mailboxes() {}

  /// What a name means to this person, whether a mailbox is there or not.
  static Spot spot(String name, State.LoggedIn state) {
    return state.user().namespaces().spot(MailboxName.normalised(name), state.user());
  }

  /// The mailbox of that name, if this person has that right on it.
  static Place named(String name, Right needed, State.LoggedIn state) throws Refused {
    var place = find(spot(name, state), state);
    if (place.isEmpty()) {
      throw nonexistent();
    }
    return place.get().require(needed);
  }

  /// The mailbox of that name, if this person has any right that makes it visible in some way (RFC
  /// 4314 §3.5).
  static Place visible(String name, State.LoggedIn state) throws Refused {
    var place = find(spot(name, state), state);
    if (place.isEmpty() || !place.get().rights().hasAny(ANY_USE)) {
      throw nonexistent();
    }
    return place.get();
  }

  /// The mailbox of that name, if this person may read its annotations (RFC 5464 §3.3).
  static Place annotated(String name, State.LoggedIn state) throws Refused {
    return named(name, Right.LOOKUP, state).requireAnnotations();
  }

  /// The place for a message: RFC 9051 §6.3.12, RFC 9051 §6.4.7. RFC 4314 §4: only who may create
  /// the mailbox is told to.
  static Place target(String name, State.LoggedIn state) throws Refused {
    var spot = spot(name, state);
    var place = find(spot, state);
    if (place.isEmpty() && spot.isCreatable()) {
      throw new Refused("TRYCREATE", "There is no mailbox of this name; create it first");
    }
    if (place.isEmpty()) {
      throw nonexistent();
    }
    return place.get().require(Right.INSERT);
  }

  private static Optional<Place> find(Spot spot, State.LoggedIn state) {
    var place = spot.place();
    if (place.isPresent() && !spot.owner().isViewer()) {
      var sharing = state.user().namespaces().sharing();
      sharing.found(state.user().person(), spot.owner().person(), place.get().mailbox());
    }
    return place;
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
