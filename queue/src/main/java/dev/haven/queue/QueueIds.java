package dev.haven.queue;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers for messages, to be written as [dev.haven.queue.outgoing.MessageId] does: short, never
/// the same twice, in the order of time. Safe for any thread.
///
/// Milliseconds and twenty random bits, never less than one more than the last: a clock that is set
/// back while we run makes no name twice. After a restart with the clock set back, chance has to
/// do.
public final class QueueIds {
  private static final int RANDOM_BITS = 20;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  public QueueIds(InstantSource clock) {
    this.clock = clock;
  }

  public long next() {
    long random = ThreadLocalRandom.current().nextInt(1 << RANDOM_BITS);
    long candidate = clock.millis() << RANDOM_BITS | random;
    return last.updateAndGet(before -> Math.max(before + 1, candidate));
  }
}
