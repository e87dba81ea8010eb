package dev.haven.queue;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers for messages, to be written as [dev.haven.queue.outgoing.MessageId] does: short, no two
/// the same, in the order of time. Safe for any thread.
///
/// Milliseconds and twenty random bits, never less than one more than the last: a clock that is set
/// back while we run makes no name twice, and one that was set back before we started, none of a
/// message that is queued. Only between it and messages that are gone does chance have to do.
public final class QueueIds {
  private static final int RANDOM_BITS = 20;

  private final InstantSource clock;
  private final AtomicLong last;

  /// @param newest the greatest number that is in use; 0 if there is none
  public QueueIds(InstantSource clock, long newest) {
    this.clock = clock;
    this.last = new AtomicLong(newest);
  }

  public long next() {
    long random = ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    long candidate = clock.millis() << RANDOM_BITS | random;
    return last.updateAndGet(before -> Math.max(before + 1, candidate));
  }
}
