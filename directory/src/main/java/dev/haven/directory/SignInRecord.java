package dev.haven.directory;

import java.time.Instant;

/// Sign-ins that were alike, with how many there were and when.
public record SignInRecord(Instant first, Instant last, long count, SignInAttempt attempt) {
  public boolean failed() {
    return attempt.refusal().isPresent();
  }

  /// Both together.
  SignInRecord plus(SignInRecord other) {
    return new SignInRecord(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        count + other.count,
        attempt);
  }
}
