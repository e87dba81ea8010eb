package dev.haven.server.training;

import java.time.Duration;
import java.time.Instant;

/// How much is trained.
///
/// @param percent of the usual number of repetitions; whatever it is, everything is done once
/// @param longest time of one exercise, after which it repeats nothing more: for a machine that has
///   other things to do
public record Effort(int percent, Duration longest) {
  private static final Duration LONGEST = Duration.ofSeconds(4);

  public static Effort of(int percent) {
    return new Effort(percent, LONGEST);
  }

  Turns begin() {
    return new Turns(percent, Instant.now().plus(longest));
  }
}
