package dev.haven.diagnosis.probe;

import java.time.Duration;
import java.util.List;

/// What became of a sign-in at one port.
///
/// @param times how long each command took, in order
/// @param heard the conversation, without secrets
public record SignIn(
    Target target, Result result, List<String> times, List<String> heard, Duration elapsed) {
  /// How far it came.
  public sealed interface Result {
    /// Signed in, and all that a program asks next was answered.
    record Works(String mechanism) implements Result {}

    /// User name or password were not taken.
    record Refused(String answer) implements Result {}

    /// Signed in, but then something was refused.
    record Unusable(String command, String answer) implements Result {}

    /// The server has no mechanism that we have.
    record NothingInCommon(String offered) implements Result {}

    /// The connection, or TLS, did not hold.
    record Lost(String words) implements Result {}

    /// Not tried, so that the account is not locked for too many wrong passwords.
    record Spared() implements Result {}
  }
}
