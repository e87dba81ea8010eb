package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Mailbox;
import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;

/// `\Recent`, RFC 3501 §2.3.2: messages that this session is the first to be told of. IMAP4rev2
/// knows no such thing, and a session that speaks it claims none.
final class Recent {
  private Recent() {}

  /// What a session that selects a mailbox, or hears of new messages in it, may call recent.
  static UidSet claim(
      UidSet before, Mailbox mailbox, boolean readOnly, Account account, Enabled enabled) {
    if (enabled.rev2()) {
      return UidSet.NONE;
    }
    long lowest = readOnly ? account.peekRecent(mailbox) : account.claimRecent(mailbox);
    if (lowest >= mailbox.uidNext()) {
      return before;
    }
    return new UidSetBuilder().add(before).add(lowest, mailbox.uidNext() - 1).build();
  }

  static int count(UidSet recent, Messages messages) {
    return recent.isEmpty() ? 0 : Selection.ofUids(recent, messages).count();
  }

  /// How many messages there are from a UID on.
  static int countFrom(long uid, Mailbox mailbox) {
    int at = mailbox.messages().indexOf(uid);
    return mailbox.count() - (at >= 0 ? at : -at - 1);
  }
}
