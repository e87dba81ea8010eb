package dev.haven.queue.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// When to try again.
///
/// @param pauses after the first attempt, the second and so on; the last one from then on
/// @param giveUp how long after its arrival a message that cannot be delivered is given back (RFC
///   5321 §4.5.4.1)
/// @param warnAfter how long after its arrival the sender is told of the delay
public record RetrySchedule(List<Duration> pauses, Duration giveUp, Duration warnAfter) {
  private static final double SPREAD = 0.2;

  public static final RetrySchedule STANDARD =
      new RetrySchedule(
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofMinutes(30),
              Duration.ofMinutes(60)),
          Duration.ofDays(5),
          Duration.ofHours(4));

  public RetrySchedule {
    if (pauses.isEmpty()) {
      throw new IllegalArgumentException("no pauses");
    }
    pauses = List.copyOf(pauses);
  }

  /// How long to wait after so many attempts, a little more or less: what came together does not
  /// come back together.
  long seconds(int attempts, RandomGenerator random) {
    var pause = pauses.get(Math.clamp(attempts - 1L, 0, pauses.size() - 1));
    double spread = 1 - SPREAD / 2 + SPREAD * random.nextDouble();
    return Math.max(1, Math.round(pause.toSeconds() * spread));
  }
}
