package dev.haven.account;

import java.util.List;

/// Puts a message into a mailbox and takes one out of a mailbox, perhaps another, in one step, RFC
/// 8508 §3.4. The quota is asked for the difference of the two only.
public record Replace(MailboxId source, long uid, MailboxId target, NewMessage with)
    implements Intent<AddedMessages> {

  @Override
  public AddedMessages decide(Draft draft) throws IntentRefused {
    if (draft.mailbox(source).messages().indexOf(uid) < 0) {
      throw new IntentRefused(
          Reason.NO_SUCH_MESSAGE, "The message to be replaced was expunged meanwhile.");
    }
    // First what goes, so that its room counts for what comes.
    draft.record(new Change.MessagesExpunged(source, UidSet.of(uid)));
    return AddMessages.add(draft, target, List.of(with));
  }
}
