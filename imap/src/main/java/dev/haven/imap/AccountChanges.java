package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What became of the mailboxes that somebody sees between two snapshots. Costs time by the number
/// of mailboxes: those that both share are passed over.
///
/// @param changed pairs of a mailbox before and now, or of nothing and a new one
/// @param renamed those of `changed` that have another name, without what only followed them
/// @param deleted those that are gone, or may not be looked up any more
/// @param subscriptions names that were subscribed to, or no longer are
record AccountChanges(
    List<Pair> changed, List<Pair> renamed, List<Place> deleted, SortedSet<String> subscriptions) {

  record Pair(Optional<Place> before, Place now) {
    boolean isNew() {
      return before.isEmpty();
    }

    /// Whether it may be read now and could not be before, or the other way round.
    boolean isOpenedOrClosed() {
      return before.isPresent() && before.get().allows(Right.READ) != now.allows(Right.READ);
    }

    String oldName() {
      return before.map(Place::name).orElse("");
    }
  }

  static AccountChanges between(Panorama before, Panorama now) {
    var changed = new ArrayList<Pair>();
    for (var place : now.places().values()) {
      var old = before.find(place);
      if (old.isEmpty() || old.get().mailbox() != place.mailbox()) {
        changed.add(new Pair(old, place));
      }
    }
    var deleted = before.places().values().stream().filter(old -> now.find(old).isEmpty()).toList();
    return new AccountChanges(
        changed,
        renamed(changed),
        deleted,
        different(before.own().subscriptions(), now.own().subscriptions()));
  }

  /// RFC 5465 §5.4: what is below a mailbox moves with it, and is not told again.
  private static List<Pair> renamed(List<Pair> changed) {
    var renamed = new ArrayList<Pair>();
    changed.stream()
        .filter(pair -> !pair.isNew() && !pair.oldName().equals(pair.now().name()))
        .sorted(Comparator.comparing(Pair::oldName))
        .filter(pair -> renamed.stream().noneMatch(above -> isBelow(pair, above)))
        .forEach(renamed::add);
    return renamed;
  }

  private static boolean isBelow(Pair pair, Pair above) {
    return pair.oldName().startsWith(above.oldName() + MailboxName.SEPARATOR);
  }

  private static SortedSet<String> different(SortedSet<String> one, SortedSet<String> other) {
    var different = new TreeSet<>(one);
    different.removeAll(other);
    for (var name : other) {
      if (!one.contains(name)) {
        different.add(name);
      }
    }
    return different;
  }
}
