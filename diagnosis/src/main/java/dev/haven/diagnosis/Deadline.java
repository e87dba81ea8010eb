package dev.haven.diagnosis;

import java.time.Duration;

/// When something has to be over, by [System#nanoTime].
public record Deadline(long nanos) {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// How long there is until then; never negative.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /// A wish, or what is left if that is less.
  public Duration least(Duration wish) {
    var left = left();
    return left.compareTo(wish) < 0 ? left : wish;
  }
}
