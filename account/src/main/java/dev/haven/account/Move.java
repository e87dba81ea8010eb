package dev.haven.account;

/// Takes messages out of one mailbox and puts them into another in one step, RFC 9051 §6.4.8.
///
/// @param flags the bits that whoever asks may set in the target (RFC 4314 §4)
/// @param carried which annotations go along
public record Move(MailboxId source, UidSet uids, MailboxId target, long flags, Carried carried)
    implements Intent<Copied> {

  public Move(MailboxId source, UidSet uids, MailboxId target) {
    this(source, uids, target, Flags.ALL, Carried.NOTHING);
  }

  @Override
  public Copied decide(Draft draft) throws IntentRefused {
    var copied = Copy.copy(draft, new Copy(source, uids, target, flags, carried));
    if (!copied.source().isEmpty()) {
      draft.record(new Change.MessagesExpunged(source, copied.source()));
      // Only now, as a move within the account takes no more room than there was.
      Copy.requireRoom(draft, target, carried);
    }
    return copied;
  }
}
