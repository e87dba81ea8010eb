package dev.haven.pop3;

import dev.haven.account.Account;
import dev.haven.account.Expunge;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.Messages;
import dev.haven.account.UidSetBuilder;
import dev.haven.store.StoredBody;
import java.util.BitSet;

/// The INBOX as it was at sign-in, and which of its messages are marked as deleted.
///
/// For the session's thread. Holds the account's lock until it is closed. Any method may throw
/// [dev.haven.store.StoreException]; nothing is changed then.
final class Maildrop implements AutoCloseable {
  private final Account account;
  private final Mailbox inbox;
  private final Messages messages;
  private final MaildropLocks.Lock lock;
  private final BitSet deleted = new BitSet();
  private long deletedOctets;

  private Maildrop(Account account, Mailbox inbox, MaildropLocks.Lock lock) {
    this.account = account;
    this.inbox = inbox;
    this.messages = inbox.messages();
    this.lock = lock;
  }

  /// Takes the lock over; gives it back if the maildrop cannot be opened.
  static Maildrop open(Account account, MaildropLocks.Lock lock) throws Refused {
    boolean opened = false;
    try {
      var inbox =
          account
              .state()
              .mailbox("INBOX")
              .orElseThrow(() -> new Refused("[SYS/TEMP] This account has no INBOX"));
      opened = true;
      return new Maildrop(account, inbox, lock);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /// How many messages there were; numbers go up to this.
  int last() {
    return messages.count();
  }

  /// How many there are without those marked.
  int count() {
    return messages.count() - deleted.cardinality();
  }

  /// RFC 1939 §11: the octets of all messages that are not marked.
  long octets() {
    return inbox.size() - deletedOctets;
  }

  boolean isDeleted(int number) {
    return deleted.get(number - 1);
  }

  int size(int number) {
    return messages.size(number - 1);
  }

  /// RFC 1939 §7: the same for ever, and never another message's: the mailbox's UIDVALIDITY and the
  /// message's UID.
  String uniqueId(int number) {
    return inbox.uidValidity() + "." + messages.uid(number - 1);
  }

  void delete(int number) {
    deletedOctets += size(number);
    deleted.set(number - 1);
  }

  void reset() {
    deletedOctets = 0;
    deleted.clear();
  }

  /// The bytes of a message. They may be gone if another program expunged it long ago.
  StoredBody body(int number) throws Refused {
    return account
        .body(messages.emailId(number - 1))
        .orElseThrow(
            () -> new Refused("Message " + number + " was deleted by another program meanwhile"));
  }

  /// RFC 1939 §6: removes what is marked, all of it, in one durable step.
  void update() throws IntentRefused {
    if (deleted.isEmpty()) {
      return;
    }
    var uids = new UidSetBuilder();
    for (int i = deleted.nextSetBit(0); i >= 0; i = deleted.nextSetBit(i + 1)) {
      uids.add(messages.uid(i));
    }
    account.commit(Expunge.these(inbox.id(), uids.build()));
  }

  @Override
  public void close() {
    lock.close();
  }
}
