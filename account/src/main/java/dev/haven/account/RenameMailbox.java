package dev.haven.account;

import java.util.Optional;

/// Renames a mailbox, and with it all below it, RFC 9051 §6.3.6. Mailboxes missing above the new
/// name are created. Subscriptions stay as they are.
///
/// Renaming INBOX moves its messages to a new mailbox and leaves INBOX empty; what is below INBOX
/// stays.
///
/// @param likeInbox as with [CreateMailbox]
public record RenameMailbox(MailboxId mailbox, String newName, boolean likeInbox)
    implements Intent<MailboxId> {

  public RenameMailbox(MailboxId mailbox, String newName) {
    this(mailbox, newName, false);
  }

  @Override
  public MailboxId decide(Draft draft) throws IntentRefused {
    var oldName = draft.mailbox(mailbox).name();
    var name = MailboxName.checked(newName);
    CreateMailbox.refuseExisting(draft, name);
    if (oldName.equals(MailboxName.INBOX)) {
      return emptyInbox(draft, name);
    }
    var below = oldName + MailboxName.SEPARATOR;
    if (name.startsWith(below)) {
      throw new IntentRefused(
          Reason.CANNOT, "A mailbox cannot be moved below itself; choose a place elsewhere.");
    }
    CreateMailbox.createMissing(draft, MailboxName.parent(name), likeInbox);
    for (var moved : draft.state().mailboxes()) {
      if (moved.name().equals(oldName) || moved.name().startsWith(below)) {
        var movedName = name + moved.name().substring(oldName.length());
        draft.record(new Change.MailboxRenamed(moved.id(), MailboxName.checked(movedName)));
      }
    }
    return mailbox;
  }

  private MailboxId emptyInbox(Draft draft, String name) throws IntentRefused {
    CreateMailbox.createMissing(draft, MailboxName.parent(name), likeInbox);
    var target = CreateMailbox.create(draft, name, Optional.empty(), likeInbox);
    new Move(mailbox, UidSet.ALL, target, Flags.ALL, Carried.EVERYTHING).decide(draft);
    return target;
  }
}
