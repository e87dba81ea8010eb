package dev.haven.imap;

/// What [FrameReader] found next: one whole command, or why there is none.
@SuppressWarnings("ArrayRecordComponent") // parsed once, never compared
sealed interface Frame {
  /// A command with all of its literals in place.
  record Whole(byte[] bytes) implements Frame {}

  /// An APPEND or REPLACE up to the announcement of a message, whose bytes are still to come: the
  /// command decides whether it wants them, and where to.
  record UpToMessage(byte[] bytes, Literal message) implements Frame {}

  /// A command with a literal that is not allowed to be that large. What the client sends of it is
  /// skipped.
  record LiteralTooLarge(byte[] bytes, long limit) implements Frame {}

  /// A line that was longer than allowed, and was skipped.
  record LineTooLong(int limit) implements Frame {}

  /// More was announced than can be skipped: the connection has no further use.
  record Hopeless(String why) implements Frame {}

  record Closed() implements Frame {}

  record TimedOut() implements Frame {}

  record ShuttingDown() implements Frame {}
}
