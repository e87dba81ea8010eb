package dev.haven.account;

/// Why an intent was refused; a protocol turns it into its own code.
public enum Reason {
  /// RFC 5530 §3 `NONEXISTENT`, or `TRYCREATE` where a message was to be put there.
  NO_SUCH_MAILBOX,
  /// RFC 5530 §3 `EXPUNGEISSUED`.
  NO_SUCH_MESSAGE,
  /// RFC 5530 §3 `ALREADYEXISTS`.
  ALREADY_EXISTS,
  /// RFC 5530 §3 `OVERQUOTA`.
  OVER_QUOTA,
  /// RFC 9051 §7.1 `HASCHILDREN`.
  HAS_CHILDREN,
  /// RFC 5530 §3 `CANNOT`: what is asked can never be done.
  CANNOT,
  /// RFC 5530 §3 `LIMIT`: what is asked would exceed a bound.
  LIMIT,
  /// RFC 5530 §3 `NOPERM`.
  NO_PERMISSION,
  /// RFC 5464 §4.3 `TOOMANY`: no room for more annotations.
  TOO_MANY_ENTRIES,
  /// RFC 5257 §4.5 `TOOMANY`: no room for more annotations of messages.
  TOO_MANY_ANNOTATIONS,
  /// The account was removed while somebody was signed in.
  ACCOUNT_REMOVED
}
