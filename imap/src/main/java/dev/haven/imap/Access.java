package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.account.Rights;

/// How a mailbox was opened. It stays so until it is opened anew, whatever rights are given or
/// taken meanwhile.
enum Access {
  /// SELECT, RFC 9051 §6.3.2.
  READ_WRITE,
  /// EXAMINE, RFC 9051 §6.3.3: nothing changes, not even what one notes for oneself.
  EXAMINED,
  /// SELECT by somebody who may change nothing that others see: RFC 4314 §5.2.
  RIGHTLESS;

  private static final Rights CHANGES =
      Rights.of(
          Right.INSERT,
          Right.EXPUNGE,
          Right.SEEN,
          Right.DELETE_MESSAGES,
          Right.WRITE,
          Right.ANNOTATE);

  static Access of(boolean examine, Rights rights) {
    if (examine) {
      return EXAMINED;
    }
    return rights.hasAny(CHANGES) ? READ_WRITE : RIGHTLESS;
  }
}
