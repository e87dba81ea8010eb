package dev.haven.bench.machine;

import java.io.InterruptedIOException;
import java.time.Duration;

/// Waits a little.
public final class Pause {
  private Pause() {}

  /// As long as that.
  ///
  /// @throws InterruptedIOException if the thread is interrupted, which it stays
  public static void of(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
