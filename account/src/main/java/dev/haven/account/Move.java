package dev.haven.account;

/// Takes messages out of one mailbox and puts them into another in one step, RFC 9051 §6.4.8.
public record Move(MailboxId source, UidSet uids, MailboxId target) implements Intent<Copied> {

  @Override
  public Copied decide(Draft draft) throws IntentRefused {
    return move(draft, source, uids, target);
  }

  static Copied move(Draft draft, MailboxId source, UidSet uids, MailboxId target)
      throws IntentRefused {
    var copied = Copy.copy(draft, source, uids, target);
    if (!copied.source().isEmpty()) {
      draft.record(new Change.MessagesExpunged(source, copied.source()));
    }
    return copied;
  }
}
