package dev.haven.wire;

/// What reading one line can yield.
///
/// Sessions switch over it, so that none of these can be forgotten.
public sealed interface Line {
  /// The bytes of the line without its CRLF. A bare CR or LF within it is data (RFC 5321 §2.3.8);
  /// each grammar refuses it.
  @SuppressWarnings("ArrayRecordComponent") // read once by a cursor, never compared
  record Complete(byte[] bytes) implements Line {}

  /// The line was longer than allowed. It was skipped to its end, so the session may answer and go
  /// on; skipping has a bound of its own, after which the connection is lost.
  ///
  /// @param end the last bytes of the line, [#END_KEPT] at most: in some protocols they say what
  ///   follows it
  @SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
  record TooLong(int limit, byte[] end) implements Line {}

  /// How much of the end of a line that was too long is kept.
  int END_KEPT = 32;

  /// The peer closed the connection between lines.
  record Closed() implements Line {}

  /// Nothing, or no whole line, came in the time allowed. Say why, then end the session.
  record TimedOut() implements Line {}

  /// The server is going down: say goodbye (`421`, `BYE`), then end the session.
  record ShuttingDown() implements Line {}
}
