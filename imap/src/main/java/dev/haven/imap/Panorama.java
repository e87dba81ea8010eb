package dev.haven.imap;

import dev.haven.account.AccountState;
import dev.haven.account.MailboxId;
import dev.haven.account.Right;
import dev.haven.store.LogId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All mailboxes that a client may hear of, as they were at one moment: those of its own account,
/// and of other accounts those that it may look up (RFC 5465 §3.1). Immutable.
///
/// @param owners whose mailboxes, the client's own first
/// @param states how the account of each was
/// @param places the mailboxes that are seen
record Panorama(List<Owner> owners, List<AccountState> states, Map<Key, Place> places) {

  /// A mailbox, whatever its name is.
  record Key(LogId account, MailboxId id) {}

  static Panorama of(List<Owner> owners) {
    var states = owners.stream().map(owner -> owner.account().state()).toList();
    var places = new LinkedHashMap<Key, Place>();
    for (int i = 0; i < owners.size(); i++) {
      for (var mailbox : states.get(i).mailboxes()) {
        var place = owners.get(i).place(mailbox);
        if (place.allows(Right.LOOKUP)) {
          places.put(key(place), place);
        }
      }
    }
    return new Panorama(List.copyOf(owners), states, places);
  }

  /// As it is now; empty if nothing happened meanwhile.
  Optional<Panorama> refreshed(List<Owner> now) {
    boolean same = now.size() == owners.size();
    for (int i = 0; same && i < now.size(); i++) {
      var account = now.get(i).account();
      same = account == owners.get(i).account() && account.state() == states.get(i);
    }
    return same ? Optional.empty() : Optional.of(of(now));
  }

  /// The client's own account.
  AccountState own() {
    return states.getFirst();
  }

  /// Whether a name is in the client's own namespace.
  boolean isPersonal(String name) {
    return !Namespaces.isReserved(name) || own().mailbox(name).isPresent();
  }

  Optional<Place> find(Place other) {
    return Optional.ofNullable(places.get(key(other)));
  }

  /// Whether a mailbox that is not seen is there all the same.
  boolean isHidden(Place other) {
    return find(other).isEmpty() && other.account().state().mailbox(other.id()).isPresent();
  }

  private static Key key(Place place) {
    return new Key(place.account().id(), place.id());
  }
}
