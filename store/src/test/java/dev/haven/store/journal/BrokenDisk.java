package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.segment.WriteGate;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// A disk that a test can make fail. Thread-safe.
final class BrokenDisk implements WriteGate {
  private volatile int writesLeft = Integer.MAX_VALUE;
  private volatile int syncsLeft = Integer.MAX_VALUE;
  private volatile boolean indexFails;
  private volatile CountDownLatch indexFailures = new CountDownLatch(1);
  private volatile String message = "";

  /// Fails after so many more writes, the last of which is only done in part.
  void failWrites(int after, String words) {
    message = words;
    writesLeft = after;
  }

  void failSyncs(int after, String words) {
    message = words;
    syncsLeft = after;
  }

  /// Fails the index from now on, and opening it again.
  void failIndex(String words) {
    message = words;
    indexFailures = new CountDownLatch(1);
    indexFails = true;
  }

  /// Waits until the index has failed.
  void awaitIndexFailure() throws InterruptedException {
    indexFailures.await();
  }

  void heal() {
    indexFails = false;
    writesLeft = Integer.MAX_VALUE;
    syncsLeft = Integer.MAX_VALUE;
  }

  @Override
  public synchronized int write(int bytes) throws IOException {
    if (writesLeft <= 0) {
      throw new IOException(message);
    }
    writesLeft--;
    return writesLeft == 0 ? Math.max(1, bytes / 2) : bytes;
  }

  @Override
  public void index() {
    if (indexFails) {
      indexFailures.countDown();
      throw new StoreException(
          StoreException.Kind.IO, "cannot write the index: " + message, "wait");
    }
  }

  @Override
  public synchronized void sync() throws IOException {
    if (syncsLeft <= 0) {
      throw new IOException(message);
    }
    syncsLeft--;
  }
}
