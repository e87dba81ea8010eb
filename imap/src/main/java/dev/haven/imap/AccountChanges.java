package dev.haven.imap;

import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What became of an account's mailboxes between two snapshots. Costs time by the number of
/// mailboxes: those that both share are passed over.
///
/// @param changed pairs of a mailbox before and now, or of nothing and a new one
/// @param renamed those of `changed` that have another name, without what only followed them
/// @param deleted names that are gone
/// @param subscriptions names that were subscribed to, or no longer are
record AccountChanges(
    List<Pair> changed,
    List<Pair> renamed,
    SortedSet<String> deleted,
    SortedSet<String> subscriptions) {

  record Pair(Optional<Mailbox> before, Mailbox now) {
    boolean isNew() {
      return before.isEmpty();
    }

    String oldName() {
      return before.map(Mailbox::name).orElse("");
    }
  }

  static AccountChanges between(AccountState before, AccountState now) {
    var changed = new ArrayList<Pair>();
    for (var mailbox : now.mailboxes()) {
      var old = before.mailbox(mailbox.id());
      if (old.isEmpty() || old.get() != mailbox) {
        changed.add(new Pair(old, mailbox));
      }
    }
    var deleted = new TreeSet<String>();
    for (var mailbox : before.mailboxes()) {
      if (now.mailbox(mailbox.id()).isEmpty()) {
        deleted.add(mailbox.name());
      }
    }
    return new AccountChanges(
        changed, renamed(changed), deleted, different(before.subscriptions(), now.subscriptions()));
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
