package dev.haven.imap;

/// How much a client may send as one command.
///
/// @param command bytes of a command with its literals, an APPEND's message not counted
/// @param literal bytes of one literal that is not a message
/// @param skipped bytes of refused literals that are read and thrown away before the connection is
///   given up
record FrameLimits(int command, int literal, long skipped) {
  /// Whoever has not signed in needs room for a name and a password.
  static final FrameLimits STRANGER = new FrameLimits(8192, 4096, 65_536);

  /// Room for the long UID sets that clients send.
  static FrameLimits forUser(long largestMessage) {
    return new FrameLimits(65_536, 65_000, 2 * largestMessage);
  }
}
