package dev.haven.store.journal;

import dev.haven.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The background of the store: reclaims and compacts when something is due. What fails is logged
/// and tried again at the next turn.
final class Upkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());

  private final Reclaimer reclaimer;
  private final Compactor compactor;
  private final JournalOptions options;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition ended = turn.newCondition();
  private final ReentrantLock segments = new ReentrantLock();
  private final Thread thread;
  private volatile boolean closing;

  Upkeep(Reclaimer reclaimer, Compactor compactor, JournalOptions options) {
    this.reclaimer = reclaimer;
    this.compactor = compactor;
    this.options = options;
    this.clock = options.clock();
    this.thread = Thread.ofPlatform().name("store-upkeep").daemon().unstarted(this::run);
  }

  void start() {
    if (!options.upkeep().equals(Duration.ZERO)) {
      thread.start();
    }
  }

  private void run() {
    turn.lock();
    try {
      while (!closing) {
        var _ = ended.await(options.upkeep().toMillis(), TimeUnit.MILLISECONDS);
        tryOnce();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      turn.unlock();
    }
  }

  private void tryOnce() {
    try {
      settle();
    } catch (IOException | StoreException | CompletionException e) {
      if (!closing) {
        LOG.log(System.Logger.Level.WARNING, "upkeep was interrupted: {0}", e.getMessage());
      }
    }
  }

  /// Held while segments may be removed; whoever else holds it keeps them where they are.
  ReentrantLock segments() {
    return segments;
  }

  /// Does all that is due; but while [#segments] is held or waited for, compaction waits for
  /// another turn.
  void settle() throws IOException {
    turn.lock();
    try {
      long until = Times.micros(clock.instant().minus(options.keeping().freeAfter()));
      boolean more = true;
      while (more && !closing) {
        more = reclaimer.run(until);
      }
      more = true;
      while (more && !closing) {
        more = compact(until);
      }
    } finally {
      turn.unlock();
    }
  }

  private boolean compact(long until) throws IOException {
    if (segments.hasQueuedThreads() || !segments.tryLock()) {
      return false;
    }
    try {
      return compactor.run(until);
    } finally {
      segments.unlock();
    }
  }

  /// Ends after the step in hand.
  @Override
  public void close() {
    closing = true;
    turn.lock();
    try {
      ended.signalAll();
    } finally {
      turn.unlock();
    }
  }
}
