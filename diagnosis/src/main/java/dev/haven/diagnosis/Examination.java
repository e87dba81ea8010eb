package dev.haven.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs checks side by side, each within a limit of its own and all of them within a common one.
///
/// For one thread. A check that fails with an exception is a bug, and ends the examination with it.
public final class Examination {
  /// For one check.
  public static final Duration EACH = Duration.ofSeconds(10);

  /// For all that is done.
  public static final Duration WHOLE = Duration.ofSeconds(29);

  private final Progress progress;
  private final Deadline end;

  /// Begins: the time runs from here.
  public Examination(Progress progress) {
    this(progress, Deadline.in(WHOLE));
  }

  Examination(Progress progress, Deadline end) {
    this.progress = progress;
    this.end = end;
  }

  /// When a check that begins now has to be over.
  public Deadline deadline() {
    return Deadline.in(end.least(EACH));
  }

  /// Runs them all; the results are in the order of the checks.
  public <T> List<T> sideBySide(List<Check<T>> checks) {
    var done = new AtomicInteger();
    // What a check leaves unused serves to end by itself before it is interrupted.
    var last = Deadline.in(end.least(EACH.plusMillis(500)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<T>>();
      for (var check : checks) {
        running.add(
            threads.submit(() -> {
              var result = check.work().get();
              tell(done.incrementAndGet(), checks.size(), check.what());
              return result;
            }));
      }
      var results = new ArrayList<T>();
      for (int i = 0; i < running.size(); i++) {
        results.add(result(running.get(i), checks.get(i), last));
      }
      return results;
    }
  }

  private synchronized void tell(int done, int total, String what) {
    progress.at(done, total, what);
  }

  private static <T> T result(Future<T> running, Check<T> check, Deadline last) {
    try {
      return running.get(last.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      running.cancel(true);
      return check.late().get();
    } catch (InterruptedException _) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      return check.late().get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a check failed: " + check.what(), bug.getCause());
    }
  }
}
