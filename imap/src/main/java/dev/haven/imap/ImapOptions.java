package dev.haven.imap;

import java.time.Duration;

/// What an operator may choose about IMAP.
///
/// @param largestMessage bytes of one APPENDed message, announced as APPENDLIMIT (RFC 7889 §4)
/// @param nonSynchronizing which literals may come unasked: `LITERAL+` or `LITERAL-`
/// @param strangerIdle how long a client may take to say something before it has signed in
/// @param idle how long it may be silent afterwards; RFC 9051 §5.4 wants at least 30 minutes
/// @param stillHere how often a waiting IDLE is told that the connection lives, so that no middle
///   box forgets it
public record ImapOptions(
    long largestMessage,
    NonSynchronizing nonSynchronizing,
    Duration strangerIdle,
    Duration idle,
    Duration stillHere) {

  public static ImapOptions defaults() {
    return new ImapOptions(
        64 << 20,
        NonSynchronizing.ALL,
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Duration.ofMinutes(4));
  }
}
