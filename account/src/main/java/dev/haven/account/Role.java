package dev.haven.account;

/// What a mailbox is for, RFC 6154 §2. Protocols spell it in their own way.
///
/// The number is what the log holds; it never changes its meaning.
public enum Role {
  INBOX(1),
  ALL(2),
  ARCHIVE(3),
  DRAFTS(4),
  FLAGGED(5),
  IMPORTANT(6),
  JUNK(7),
  SENT(8),
  TRASH(9);

  private final int number;

  Role(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static Role of(int number) {
    for (var role : values()) {
      if (role.number == number) {
        return role;
      }
    }
    throw new IllegalStateException("no role has number " + number);
  }
}
