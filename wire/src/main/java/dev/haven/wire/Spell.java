package dev.haven.wire;

import java.time.Duration;

/// A spell of trouble, which is spoken of once: it begins with a failure and is over when nothing
/// has failed for a minute. Where something is scarce, success and failure take turns. For one
/// thread.
final class Spell {
  static final Duration OVER = Duration.ofMinutes(1);

  private boolean told;
  private long last;

  /// Notes a failure.
  ///
  /// @param now of [System#nanoTime]
  /// @return whether it is still to be told
  boolean failed(long now) {
    told &= now - last < OVER.toNanos();
    last = now;
    return !told;
  }

  /// It was told.
  void told() {
    told = true;
  }
}
