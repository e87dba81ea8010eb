package dev.haven.smtp.client;

import java.time.Duration;

/// How long to wait for what (RFC 5321 §4.5.3.2).
///
/// @param connect for a connection, at each address
/// @param greeting for the first 220, and for TLS to come about
/// @param command for the answers to EHLO, MAIL, RCPT and the like
/// @param data for the answer to DATA
/// @param block for each piece of content to be taken
/// @param decision for the answer after the content: giving up too early is how messages come twice
public record Timeouts(
    Duration connect,
    Duration greeting,
    Duration command,
    Duration data,
    Duration block,
    Duration decision) {

  /// RFC 5321 §4.5.3.2.1 and those after it; a connection that does not come about within half a
  /// minute will not.
  public static final Timeouts STANDARD =
      new Timeouts(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10));

  /// All the same: for tests, and for trying a server out while somebody waits.
  public static Timeouts all(Duration time) {
    return new Timeouts(time, time, time, time, time, time);
  }
}
