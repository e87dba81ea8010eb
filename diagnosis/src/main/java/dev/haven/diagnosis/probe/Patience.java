package dev.haven.diagnosis.probe;

import java.time.Duration;

/// How long to wait for what, within the deadline of a check.
///
/// @param greeting in clear; some servers let strangers wait on port 25 on purpose
/// @param answer to a command
/// @param second for what is tried after a first attempt failed
public record Patience(
    Duration connect, Duration greeting, Duration answer, Duration handshake, Duration second) {
  public static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(6),
          Duration.ofSeconds(7),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2));
}
