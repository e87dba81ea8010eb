package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// For what happens on another thread after the client has seen the end: waits until it is so, and
/// fails only after long.
final class Eventually {
  private static final long PATIENCE_NANOS = 40_000_000_000L;

  private Eventually() {}

  static <T> void assertBecomes(T expected, Supplier<T> actual) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    var seen = actual.get();
    while (!expected.equals(seen) && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(200_000);
      seen = actual.get();
    }
    assertEquals(expected, seen);
  }
}
