package dev.haven.store.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Makes long work leave room for others: after a stint it rests as long as the stint took, so it
/// takes half a processor, and less of the disk the slower that is. Used by the thread that works.
final class Unhurried implements Progress {
  private static final long STINT = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(200);

  private final Progress told;
  private final Runnable check;
  private long begun = System.nanoTime();

  /// @param check run before each rest; what it throws ends the work
  Unhurried(Progress told, Runnable check) {
    this.told = told;
    this.check = check;
  }

  @Override
  public void at(String what, long done, long total) {
    told.at(what, done, total);
    long worked = System.nanoTime() - begun;
    if (worked > STINT) {
      check.run();
      LockSupport.parkNanos(this, Math.min(worked, LONGEST_REST));
      begun = System.nanoTime();
    }
  }
}
