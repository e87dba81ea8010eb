package dev.haven.account;

import java.util.Optional;

/// A mailbox at one moment. Immutable, safe for any thread; a session keeps the one that it has
/// announced to its client and compares it with the current one ([MailboxDiff]).
public final class Mailbox {
  private final MailboxHead head;
  private final long uidNext;
  private final long highestModSeq;
  private final Keywords keywords;
  private final Messages messages;

  private Mailbox(
      MailboxHead head, long uidNext, long highestModSeq, Keywords keywords, Messages messages) {
    this.head = head;
    this.uidNext = uidNext;
    this.highestModSeq = highestModSeq;
    this.keywords = keywords;
    this.messages = messages;
  }

  /// An empty mailbox.
  static Mailbox created(MailboxHead head, long modSeq) {
    return new Mailbox(head, 1, modSeq, Keywords.NONE, Messages.NONE);
  }

  /// A mailbox as a checkpoint holds it.
  static Mailbox restored(
      MailboxHead head, long uidNext, long highestModSeq, Keywords keywords, Messages messages) {
    return new Mailbox(head, uidNext, highestModSeq, keywords, messages);
  }

  public MailboxId id() {
    return head.id();
  }

  /// The full name, as [MailboxName] normalises it: `INBOX`, `Work/2026`.
  public String name() {
    return head.name();
  }

  /// What it is for, RFC 6154 §2.
  public Optional<Role> role() {
    return Optional.ofNullable(head.role());
  }

  /// RFC 9051 §2.3.1.1: differs from that of every other mailbox that this account ever had.
  public long uidValidity() {
    return head.uidValidity();
  }

  /// The UID that the next message gets; 2^32 if there is none left.
  public long uidNext() {
    return uidNext;
  }

  /// The version of the account that last changed anything about the messages, RFC 7162 §3.1.2.1.
  public long highestModSeq() {
    return highestModSeq;
  }

  public int count() {
    return messages.count();
  }

  /// How many messages are without `\Seen`.
  public int unseen() {
    return messages.totals().unseen();
  }

  /// How many messages are marked `\Deleted`.
  public int deleted() {
    return messages.totals().deleted();
  }

  /// The octets of all messages together, RFC 9051 §6.3.11 `SIZE`.
  public long size() {
    return messages.totals().size();
  }

  /// The octets of those marked `\Deleted`.
  public long deletedSize() {
    return messages.totals().deletedSize();
  }

  public Keywords keywords() {
    return keywords;
  }

  public Messages messages() {
    return messages;
  }

  /// Who may do what with it, apart from the owner of the account.
  public Acl acl() {
    return head.acl();
  }

  /// What people attached to it.
  public Metadata metadata() {
    return head.metadata();
  }

  MailboxHead head() {
    return head;
  }

  Mailbox with(MailboxHead other) {
    return new Mailbox(other, uidNext, highestModSeq, keywords, messages);
  }

  Mailbox withKeywords(Keywords more, long modSeq) {
    return new Mailbox(head, uidNext, modSeq, more, messages);
  }

  Mailbox withMessages(Messages changed, long modSeq) {
    return withMessages(changed, uidNext, modSeq);
  }

  Mailbox withMessages(Messages changed, long nextUid, long modSeq) {
    return new Mailbox(head, nextUid, modSeq, keywords, changed);
  }
}
