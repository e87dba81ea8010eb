package dev.haven.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Makes [BlobId]s that grow with time and never repeat within a process. For engines.
///
/// May be used by any thread.
public final class BlobIds {
  private static final long MICROS = 1_000_000;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  public BlobIds(InstantSource clock) {
    this.clock = clock;
  }

  public BlobId next() {
    long now = micros(clock.instant());
    long high = last.updateAndGet(before -> Math.max(before + 1, now));
    return new BlobId(high, ThreadLocalRandom.current().nextLong());
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * MICROS + time.getNano() / 1000;
  }
}
