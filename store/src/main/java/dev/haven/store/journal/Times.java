package dev.haven.store.journal;

import java.time.Instant;
import java.time.InstantSource;

/// Moments as the journal keeps them: microseconds since 1970.
final class Times {
  private static final long MICROS = 1_000_000;

  private Times() {}

  static long micros(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1000);
  }

  static long now(InstantSource clock) {
    return micros(clock.instant());
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
  }
}
