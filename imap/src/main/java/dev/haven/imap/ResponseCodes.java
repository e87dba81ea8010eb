package dev.haven.imap;

import dev.haven.account.Reason;

/// Refusals of the account as RFC 5530 §3 names them.
final class ResponseCodes {
  private ResponseCodes() {}

  static String of(Reason reason) {
    return switch (reason) {
      case NO_SUCH_MAILBOX -> "NONEXISTENT";
      case NO_SUCH_MESSAGE -> "EXPUNGEISSUED";
      case ALREADY_EXISTS -> "ALREADYEXISTS";
      case OVER_QUOTA -> "OVERQUOTA";
      case HAS_CHILDREN -> "HASCHILDREN";
      case CANNOT -> "CANNOT";
      case LIMIT -> "LIMIT";
      case NO_PERMISSION -> "NOPERM";
      case TOO_MANY_ANNOTATIONS -> "ANNOTATE TOOMANY";
      case TOO_MANY_ENTRIES -> "METADATA TOOMANY";
      case ACCOUNT_REMOVED -> "UNAVAILABLE";
    };
  }
}
