package dev.haven.account;

/// Deletes a mailbox with all its messages, RFC 9051 §6.3.5.
///
/// One that has others below it is refused, as the RFC allows: a mailbox that cannot be selected
/// would be one more thing for clients to get wrong.
public record DeleteMailbox(MailboxId mailbox) implements Intent<MailboxId> {

  @Override
  public MailboxId decide(Draft draft) throws IntentRefused {
    var name = draft.mailbox(mailbox).name();
    if (name.equals(MailboxName.INBOX)) {
      throw new IntentRefused(
          Reason.CANNOT, "INBOX cannot be deleted; delete the messages in it instead.");
    }
    if (draft.state().hasChildren(name)) {
      throw new IntentRefused(
          Reason.HAS_CHILDREN,
          "The mailbox " + name + " has others below it; delete or move those first.");
    }
    draft.record(new Change.MailboxDeleted(mailbox));
    return mailbox;
  }
}
