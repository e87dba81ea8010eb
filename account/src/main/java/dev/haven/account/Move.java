package dev.haven.account;

/// Takes messages out of one mailbox and puts them into another in one step, RFC 9051 §6.4.8.
///
/// @param flags the bits that whoever asks may set in the target (RFC 4314 §4)
public record Move(MailboxId source, UidSet uids, MailboxId target, long flags)
    implements Intent<Copied> {

  public Move(MailboxId source, UidSet uids, MailboxId target) {
    this(source, uids, target, Flags.ALL);
  }

  @Override
  public Copied decide(Draft draft) throws IntentRefused {
    return move(draft, source, uids, target, flags);
  }

  static Copied move(Draft draft, MailboxId source, UidSet uids, MailboxId target, long flags)
      throws IntentRefused {
    var copied = Copy.copy(draft, source, uids, target, flags);
    if (!copied.source().isEmpty()) {
      draft.record(new Change.MessagesExpunged(source, copied.source()));
    }
    return copied;
  }
}
