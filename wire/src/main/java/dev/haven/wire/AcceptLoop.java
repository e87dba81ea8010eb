package dev.haven.wire;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.LockSupport;

/// Accepts one connection after the other until the socket is closed. For one thread.
///
/// Whatever happens, it goes on: where accepting fails (too many open files), it rests for a moment
/// and says so, once for each [Spell].
///
/// @param name of the listener, for the log
/// @param next accepts one and begins its session
public record AcceptLoop(String name, Next next) implements Runnable {
  private static final System.Logger LOG = System.getLogger(AcceptLoop.class.getName());
  private static final long REST_NANOS = 100_000_000;

  /// One connection.
  @FunctionalInterface
  public interface Next {
    /// Accepts it and begins its session.
    ///
    /// @throws ClosedChannelException when there will be no more
    void accept() throws IOException;
  }

  @Override
  public void run() {
    var spell = new Spell();
    while (true) {
      try {
        next.accept();
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        if (spell.failed(System.nanoTime())) {
          tell(spell, e);
        }
        LockSupport.parkNanos(REST_NANOS);
      }
    }
  }

  /// Without descriptors not even a class may be loaded that is needed to say so: then the next
  /// failure is told.
  private void tell(Spell spell, Throwable trouble) {
    try {
      LOG.log(WARNING, "event=accept-failed listener=" + name, trouble);
      spell.told();
    } catch (RuntimeException | Error _) {
      // Nothing can be said now.
    }
  }
}
