package dev.haven.imap;

/// A command that looks for messages, by a program of search.
sealed interface Searching extends Command.WhenSelected permits Search, Sort, ThreadMessages {
  /// Whether messages are told by UID.
  boolean byUid();

  SearchProgram program();

  /// RFC 9051 §7.5.1, and RFC 7162 §3.2.10.2 for a search by UID in which message numbers occur.
  @Override
  default boolean mayTellExpunges() {
    return byUid() && !program().key().usesNumbers();
  }

  @Override
  default boolean usesNumbers() {
    return !byUid() || program().key().usesNumbers();
  }
}
