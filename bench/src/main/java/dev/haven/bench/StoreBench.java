package dev.haven.bench;

import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Durable appends per second: each writer is a virtual thread that appends bodies to a log of its
/// own and waits for each append.
///
/// Arguments: folder to work in (it is emptied), seconds per run, bytes per body, and the numbers
/// of writers to try; `. 5 4096 1 10 50 200` if absent.
public final class StoreBench {
  private static final int CARD = 700;
  private static final int PAYLOAD = 80;

  private final Store store;
  private final byte[] body;
  private final long until;

  private StoreBench(Store store, int bodySize, long until) {
    this.store = store;
    this.body = new byte[bodySize];
    new Random(1).nextBytes(body);
    this.until = until;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : ".").resolve("store-bench");
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4096;
    int[] writers =
        arguments.length > 3
            ? Arrays.stream(arguments).skip(3).mapToInt(Integer::parseInt).toArray()
            : new int[] {1, 10, 50, 200};
    run(folder, 2, size, 50); // the first run warms the compiler
    for (int count : writers) {
      System.out.printf(
          "%4d writers, %d bytes: %s%n", count, size, run(folder, seconds, size, count));
    }
  }

  private static String run(Path folder, int seconds, int size, int writers) throws Exception {
    Scratch.delete(folder);
    try (var store = JournalStore.open(folder, JournalOptions.defaults())) {
      long start = System.nanoTime();
      var bench = new StoreBench(store, size, start + TimeUnit.SECONDS.toNanos(seconds));
      var latencies = new Latencies[writers];
      var threads = new Thread[writers];
      for (int w = 0; w < writers; w++) {
        var log = new LogId("account/" + w);
        var mine = new Latencies();
        latencies[w] = mine;
        threads[w] = Thread.ofVirtual().start(() -> bench.write(log, mine));
      }
      for (var thread : threads) {
        thread.join();
      }
      return Latencies.report(List.of(latencies), System.nanoTime() - start);
    } finally {
      Scratch.delete(folder);
    }
  }

  private void write(LogId log, Latencies mine) {
    var card = Arrays.copyOf(body, CARD);
    var payload = Arrays.copyOf(body, PAYLOAD);
    for (long version = 1; System.nanoTime() < until; version++) {
      long start = System.nanoTime();
      try (var blob = store.stage()) {
        blob.write(body, 0, body.length);
        blob.finish();
        var items = List.of(new Item(version, blob, card));
        store.append(new Append(log, version, payload, items, new long[0])).join();
      }
      mine.add(System.nanoTime() - start);
    }
  }
}
