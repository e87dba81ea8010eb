package dev.haven.imap;

/// How much a client may send as one command.
///
/// @param command bytes of a command with its literals, an APPEND's message not counted
/// @param literal bytes of one literal that is not a message
/// @param unasked bytes of a message that comes without being asked for (RFC 7888 §5)
/// @param skipped bytes of refused literals that are read and thrown away before the connection is
///   given up
record FrameLimits(int command, int literal, long unasked, long skipped) {
  /// RFC 7888 §5.
  private static final int SMALL_LITERAL = 4096;

  /// Whoever has not signed in needs room for a name and a password.
  static final FrameLimits STRANGER = new FrameLimits(8192, 4096, 4096, 65_536);

  /// Room for the long UID sets that clients send.
  static FrameLimits forUser(ImapOptions options) {
    return new FrameLimits(
        65_536,
        65_000,
        options.nonSynchronizing() == NonSynchronizing.SMALL ? SMALL_LITERAL : Long.MAX_VALUE,
        2 * options.largestMessage());
  }
}
