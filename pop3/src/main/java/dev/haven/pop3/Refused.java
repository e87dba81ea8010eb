package dev.haven.pop3;

/// A command that is well-formed and cannot be done: `-ERR` with a code where there is one.
///
/// Part of normal service, so it carries no stack trace.
final class Refused extends Exception {
  private final String text;

  /// @param text with its response code, if it has one (RFC 2449 §8)
  Refused(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  String text() {
    return text;
  }
}
