package dev.haven.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A program that appends until it is killed, and says on its output what was acknowledged.
final class CrashWriter {
  static final int LOGS = 8;

  private CrashWriter() {}

  static JournalOptions options(Path natives) {
    return JournalOptions.defaults()
        .segmentSize(256 << 10)
        .indexMemory(4 << 20)
        .reserve(0)
        .upkeep(Duration.ofMillis(50))
        .natives(natives)
        .keeping(new dev.haven.store.StoreOptions(Duration.ZERO, 50, Duration.ZERO));
  }

  static LogId log(int number) {
    return new LogId("account/" + number);
  }

  static byte[] content(String what, LogId log, long version) {
    return (what + " " + log + " " + version + " ")
        .repeat((int) (version % 40) + 1)
        .getBytes(UTF_8);
  }

  public static void main(String[] arguments) throws Exception {
    var store = JournalStore.open(Path.of(arguments[0]), options(Path.of(arguments[1])));
    var writers = new Thread[LOGS];
    for (int i = 0; i < LOGS; i++) {
      var log = log(i);
      writers[i] = Thread.ofVirtual().start(() -> write(store, log));
    }
    for (var writer : writers) {
      writer.join();
    }
  }

  /// Each entry adds an item and frees the one ten versions back.
  private static void write(Store store, LogId log) {
    for (long version = store.newest(log) + 1; ; version++) {
      try (var blob = store.stage()) {
        var body = content("body", log, version);
        blob.write(body, 0, body.length);
        blob.finish();
        var items = List.of(new Item(version, blob, content("card", log, version)));
        long[] freed = version > 10 ? new long[] {version - 10} : new long[0];
        store.append(new Append(log, version, content("entry", log, version), items, freed)).join();
      }
      say(log + " " + version);
      if (version % 100 == 0) {
        var checkpoint = new dev.haven.store.Checkpoint(version, content("root", log, version));
        store.checkpoint(log, checkpoint, List.of(), new long[0]).join();
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
