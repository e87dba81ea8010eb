package dev.haven.account;

/// The numbers that an account gives out, none of them twice.
///
/// @param nextMailbox for the next [MailboxId]
/// @param lastUidValidity the largest UIDVALIDITY so far
/// @param nextEmail for the next card and body
record Numbers(long nextMailbox, long lastUidValidity, long nextEmail) {
  static final Numbers FIRST = new Numbers(1, 0, 1);

  Numbers afterMailbox(long id, long uidValidity) {
    return new Numbers(
        Math.max(nextMailbox, id + 1), Math.max(lastUidValidity, uidValidity), nextEmail);
  }

  Numbers afterEmail(long email) {
    return new Numbers(nextMailbox, lastUidValidity, Math.max(nextEmail, email + 1));
  }
}
