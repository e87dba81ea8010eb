package dev.haven.queue.notes;

import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Saves what has changed: at once if nothing was saved just now, else in a moment, together with
/// what changes meanwhile. So the disk sees ten writes a second at most, whatever happens. Safe for
/// any thread.
public final class Keeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Keeper.class.getName());
  private static final long PAUSE = 100_000_000;

  private final String what;
  private final Runnable save;
  private final ReentrantLock saving = new ReentrantLock();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();

  /// @param what is kept, for the log
  /// @param save saves what has changed; called by one thread at a time
  public Keeper(String what, Runnable save) {
    this.what = what;
    this.save = save;
  }

  /// Something has changed. Returns at once.
  public void changed() {
    changed.set(true);
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name(what).start(this::run);
    }
  }

  private void run() {
    do {
      while (changed.get()) {
        settle();
        LockSupport.parkNanos(PAUSE);
      }
      running.set(false);
    } while (changed.get() && running.compareAndSet(false, true));
  }

  /// Saves what has changed by now.
  public void settle() {
    saving.lock();
    try {
      if (changed.getAndSet(false)) {
        save.run();
      }
    } catch (StoreException trouble) {
      LOG.log(Level.WARNING, "event=not-noted what={0} cause=\"{1}\"", what, trouble.getMessage());
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=notes what=" + what, bug);
    } finally {
      saving.unlock();
    }
  }

  /// Saves what is left.
  @Override
  public void close() {
    settle();
  }
}
