package dev.haven.smtp;

import java.time.Duration;

/// What one session may ask of us.
///
/// @param messageOctets the largest message, as announced with SIZE (RFC 1870 §3)
/// @param recipients how many one transaction may have; at least 100 (RFC 5321 §4.5.3.1.8)
/// @param hops how many Received fields a message may bring before it counts as caught in a loop
///   (RFC 5321 §6.3)
/// @param mistakes how many refused commands a session may make before we hang up
/// @param idleCommands how many commands that move no mail (NOOP, RSET, VRFY, ...) a session may
///   send between two messages before we hang up
/// @param idle how long to wait for the next command (RFC 5321 §4.5.3.2.7)
/// @param content how long to wait for the next octets of a message (RFC 5321 §4.5.3.2.5)
public record SmtpLimits(
    long messageOctets,
    int recipients,
    int hops,
    int mistakes,
    int idleCommands,
    Duration idle,
    Duration content) {

  public static final SmtpLimits DEFAULT =
      new SmtpLimits(64L << 20, 1000, 50, 50, 500, Duration.ofMinutes(5), Duration.ofMinutes(5));

  public SmtpLimits {
    if (messageOctets < 64 << 10 || recipients < 100 || hops < 10 || mistakes < 1) {
      throw new IllegalArgumentException("limits below what RFC 5321 §4.5.3.1 requires");
    }
  }

  /// RFC 5321 §4.5.3.1.4 says 512 octets, and that nobody should be strict about it.
  int commandLine() {
    return 4096;
  }

  /// RFC 4954 §4: an AUTH command or response.
  int authLine() {
    return 12_288;
  }
}
