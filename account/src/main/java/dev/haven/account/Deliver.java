package dev.haven.account;

import java.util.List;

/// Puts an incoming message into a mailbox, once: the same delivery asked for again is answered as
/// it was the first time. The last 512 deliveries at least are remembered.
///
/// @param deliveryId chosen by who delivers, unique for message and account
/// @param mailboxName where to; a mailbox that is not there is no reason to lose mail, so the
///   message goes to the inbox then
public record Deliver(String deliveryId, String mailboxName, NewMessage message)
    implements Intent<AddedMessages> {

  @Override
  public AddedMessages decide(Draft draft) throws IntentRefused {
    var before = draft.state().deliveries().find(deliveryId);
    if (before.isPresent()) {
      var made = before.get();
      return new AddedMessages(
          made.mailbox(), made.uidValidity(), UidSet.of(made.uid()), new long[] {made.email()});
    }
    var added = AddMessages.add(draft, target(draft), List.of(message));
    draft.record(
        new Change.Delivered(
            new Delivery(
                deliveryId,
                added.mailbox(),
                added.uidValidity(),
                added.uids().first(0),
                added.emailIds()[0])));
    return added;
  }

  private MailboxId target(Draft draft) {
    var state = draft.state();
    return state
        .mailbox(mailboxName)
        .or(() -> state.mailbox(MailboxName.INBOX))
        .orElseThrow(() -> new IllegalStateException("an account without INBOX"))
        .id();
  }
}
