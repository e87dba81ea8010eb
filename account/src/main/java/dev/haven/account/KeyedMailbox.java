package dev.haven.account;

/// A mailbox for which somebody has a key, as the table of their account names it (RFC 4467 §5).
///
/// @param account the log of the account that the mailbox is in; empty for their own
public record KeyedMailbox(String account, MailboxId mailbox) {
  boolean isOwn() {
    return account.isEmpty();
  }
}
