package dev.haven.wire;

import java.time.Duration;

/// How much one listener gives to strangers and to the slow.
///
/// @param connections open at once on this listener
/// @param handshake for a PROXY header, and again for a TLS handshake
/// @param beforeSignIn from the accept until [Connection#signedIn]; on a port where nobody signs in
///   (25), the longest that a connection may live
/// @param bytesBeforeSignIn received until then; on such a port, as much as one connection may send
/// @param line from the first byte of a line to its last
/// @param write how long one write of 16 KiB may be blocked, if the session allows more
/// @param slowest bytes a second that a body must come with, on average over `window`
/// @param window time spent waiting for a body after which its speed is judged
public record Limits(
    int connections,
    Duration handshake,
    Duration beforeSignIn,
    long bytesBeforeSignIn,
    Duration line,
    Duration write,
    int slowest,
    Duration window) {
  private static final long MIB = 1 << 20;

  /// For ports where people sign in: IMAP, POP3, submission.
  ///
  /// @param connections that the server holds in all; one such port may have them all
  public static Limits forSignIn(int connections) {
    return new Limits(
        connections,
        Duration.ofSeconds(30),
        Duration.ofMinutes(3),
        MIB,
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        64,
        Duration.ofSeconds(30));
  }

  /// For ports where servers deliver without signing in.
  ///
  /// @param connections that the server holds in all; strangers may have half of them, so that
  ///   there is always room for those who sign in
  public static Limits forRelay(int connections) {
    return new Limits(
        connections / 2,
        Duration.ofSeconds(30),
        Duration.ofHours(2),
        4096 * MIB,
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        64,
        Duration.ofSeconds(30));
  }
}
