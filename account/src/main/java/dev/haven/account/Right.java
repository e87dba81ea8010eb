package dev.haven.account;

/// One thing that somebody may do with a mailbox, RFC 4314 §2.1. The order is the RFC's, and that
/// in which rights are written.
///
/// The number is that of its bit in the log; it never changes its meaning.
public enum Right {
  /// The mailbox is seen in lists and can be subscribed to.
  LOOKUP('l', 0),
  /// It can be selected, and its messages read, searched and copied.
  READ('r', 1),
  /// `\Seen` is kept.
  SEEN('s', 2),
  /// Flags other than `\Seen` and `\Deleted` can be set.
  WRITE('w', 3),
  /// Messages can be put into it.
  INSERT('i', 4),
  /// Mail can be sent to it by name.
  POST('p', 5),
  /// Mailboxes can be created below it.
  CREATE('k', 6),
  /// It can be deleted, or moved elsewhere.
  DELETE_MAILBOX('x', 7),
  /// `\Deleted` can be set.
  DELETE_MESSAGES('t', 8),
  /// Messages marked `\Deleted` can be removed for good.
  EXPUNGE('e', 9),
  /// Rights can be given and taken.
  ADMINISTER('a', 10),
  /// Annotations of messages that everybody sees can be changed (RFC 5257 §3.4).
  ANNOTATE('n', 11);

  private final char letter;
  private final int number;

  Right(char letter, int number) {
    this.letter = letter;
    this.number = number;
  }

  public char letter() {
    return letter;
  }

  int bit() {
    return 1 << number;
  }
}
