package dev.haven.imap;

/// How a command ended, where the state that follows matters.
///
/// @param next the state that follows
/// @param answer what the tagged answer begins with
/// @param text what it goes on with, such as `[READ-WRITE] SELECT completed`
record Done(State next, Answer answer, String text) {
  /// RFC 9051 §7.1. A command that ends otherwise than well mostly changes nothing and is thrown as
  /// [Refused] or as a syntax error; these are for one that has changed what the client knows.
  enum Answer {
    OK,
    NO,
    BAD
  }

  /// Whoever is refused learns why in a form that programs read (RFC 5530 §3).
  Done {
    if (answer == Answer.NO && !text.startsWith("[")) {
      throw new IllegalArgumentException("no response code: " + text);
    }
  }

  Done(State next, String text) {
    this(next, Answer.OK, text);
  }
}
