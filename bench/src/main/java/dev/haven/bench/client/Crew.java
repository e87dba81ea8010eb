package dev.haven.bench.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several clients at once, each a thread.
public final class Crew {
  private Crew() {}

  /// What one of them does.
  @FunctionalInterface
  public interface Work {
    void by(int number) throws IOException;
  }

  /// Returns when all are done. When one fails, or the caller is interrupted, the others'
  /// connections are closed under them.
  ///
  /// @throws IOException what the first that failed threw
  public static void work(int clients, Work work) throws IOException {
    if (clients == 1) {
      work.by(0);
      return;
    }
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<Future<Void>>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        Callable<Void> task =
            () -> {
              work.by(number);
              return null;
            };
        all.add(threads.submit(task));
      }
      join(all, threads);
    }
  }

  private static void join(Iterable<Future<Void>> all, ExecutorService threads) throws IOException {
    try {
      for (var each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
