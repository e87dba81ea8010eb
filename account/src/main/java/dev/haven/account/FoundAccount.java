package dev.haven.account;

import java.util.Optional;

/// Gives a new account the mailboxes that mail programs look for, RFC 6154 §2, all subscribed. Says
/// whether the account was new.
record FoundAccount() implements Intent<Boolean> {

  @Override
  public Boolean decide(Draft draft) throws IntentRefused {
    if (draft.state().mailbox(MailboxName.INBOX).isPresent()) {
      return false;
    }
    create(draft, MailboxName.INBOX, Role.INBOX);
    create(draft, "Archive", Role.ARCHIVE);
    create(draft, "Drafts", Role.DRAFTS);
    create(draft, "Junk", Role.JUNK);
    create(draft, "Sent", Role.SENT);
    create(draft, "Trash", Role.TRASH);
    return true;
  }

  private static void create(Draft draft, String name, Role role) throws IntentRefused {
    CreateMailbox.create(draft, name, Optional.of(role), false);
    draft.record(new Change.Subscribed(name));
  }
}
