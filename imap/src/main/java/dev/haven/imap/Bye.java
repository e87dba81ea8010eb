package dev.haven.imap;

/// The session cannot go on: an untagged `BYE` with the reason, then the end (RFC 9051 §7.1.5).
///
/// Part of normal service, so it carries no stack trace.
final class Bye extends Exception {
  Bye(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
