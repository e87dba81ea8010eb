package dev.haven.queue.place;

import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import dev.haven.account.Viewer;
import dev.haven.directory.Person;
import dev.haven.directory.Resolution.Target;
import java.util.Optional;

/// Into which mailbox mail for `user+detail` goes: into that of this name, if its rights let the
/// sender post there (RFC 4314 §2.1, right `p`), else into the INBOX. Who sends learns nothing of
/// what there is. Pure.
final class Posting {
  /// Whom nobody knows: what `anyone` may, they may.
  private static final Viewer STRANGER = new Viewer("", "");

  private Posting() {}

  /// The name of the mailbox.
  ///
  /// @param sender who signed in, if anybody did
  static String mailbox(AccountState account, Target target, Optional<Person> sender) {
    return find(account, target.detail())
        .filter(mailbox -> mayPost(mailbox, target.person(), sender))
        .map(Mailbox::name)
        .orElse(MailboxName.INBOX);
  }

  /// A mailbox of exactly that name, or else the only one that differs from it by case alone: local
  /// parts are written in any case.
  private static Optional<Mailbox> find(AccountState account, String detail) {
    if (detail.isEmpty()) {
      return Optional.empty();
    }
    var name = MailboxName.normalised(detail);
    var exactly = account.mailbox(name);
    if (exactly.isPresent()) {
      return exactly;
    }
    var alike =
        account.mailboxes().stream()
            .filter(mailbox -> mailbox.name().equalsIgnoreCase(name))
            .limit(2)
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  /// The owner may post wherever they like.
  private static boolean mayPost(Mailbox mailbox, Person owner, Optional<Person> sender) {
    var viewer =
        sender
            .map(person -> new Viewer(person.account().name(), person.address().domain()))
            .orElse(STRANGER);
    return viewer.account().equals(owner.account().name())
        || mailbox.acl().rights(viewer).has(Right.POST);
  }
}
