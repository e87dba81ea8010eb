package dev.haven.wire;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.LockSupport;

/// Accepts one connection after the other until the socket is closed. For one thread.
///
/// Whatever happens, it goes on: where accepting fails (too many open files), it rests for a moment
/// and says so once, until it succeeds again.
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
    boolean failing = false;
    while (true) {
      try {
        next.accept();
        failing = false;
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException | RuntimeException | Error e) {
        failing = failing || told(e);
        LockSupport.parkNanos(REST_NANOS);
      }
    }
  }

  /// Without descriptors not even a class may be loaded that is needed to say so. Returns whether
  /// it was said.
  private boolean told(Throwable trouble) {
    try {
      LOG.log(WARNING, "event=accept-failed listener=" + name, trouble);
      return true;
    } catch (RuntimeException | Error _) {
      return false;
    }
  }
}
