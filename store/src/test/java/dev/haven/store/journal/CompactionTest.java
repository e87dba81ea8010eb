package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The space of what was freed, forgotten and dropped comes back.
final class CompactionTest {
  private static final LogId LOG = new LogId("account/one");
  private static final int BODY = 5000;
  private static final int ITEMS = 200;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final JournalOptions options =
      TestFolders.options(new StoreOptions(Duration.ofDays(1), 5, Duration.ofHours(1)), clock);

  @Test
  void freedBodiesGiveTheirSpaceBack() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      fill(store);
      long before = journalSize();
      long[] freed = LongStream.rangeClosed(1, ITEMS - 10).toArray();
      store.append(new Append(LOG, ITEMS + 1, new byte[1], List.of(), freed)).join();
      settle(store);
      assertTrue(journalSize() < before / 4, before + " became " + journalSize());
      assertReadable(store, ITEMS - 9, ITEMS);
    }
    verifyAndRebuild();
  }

  @Test
  void aDroppedLogGivesItsSpaceBackAndLeavesNoKeys() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      fill(store);
      long before = journalSize();
      store.drop(LOG).join();
      settle(store);
      store.append(Append.of(LOG, 1, new byte[1])).join();
      assertTrue(journalSize() < before / 4, before + " became " + journalSize());
    }
    verifyAndRebuild();
  }

  @Test
  void forgottenEntriesGiveTheirSpaceBack() throws IOException {
    try (var store = JournalStore.open(folder, options)) {
      for (int v = 1; v <= ITEMS; v++) {
        store.append(Append.of(LOG, v, new byte[BODY])).join();
      }
      long before = journalSize();
      clock.advance(Duration.ofDays(3));
      store.checkpoint(LOG, new Checkpoint(ITEMS, new byte[9]), List.of(), new long[0]).join();
      settle(store);
      assertTrue(journalSize() < before / 4, before + " became " + journalSize());
      assertEquals(5, store.read(LOG, ITEMS - 5).entries().size());
    }
    verifyAndRebuild();
  }

  @Test
  void whatIsReadWhileItMovesIsReadAllTheSame() throws Exception {
    try (var store = JournalStore.open(folder, options)) {
      fill(store);
      var freed = LongStream.rangeClosed(1, ITEMS).filter(n -> n % 4 > 0);
      store.append(new Append(LOG, ITEMS + 1, new byte[1], List.of(), freed.toArray())).join();
      clock.advance(Duration.ofHours(2));
      var mover = Thread.ofPlatform().start(store::settle);
      do {
        for (long number = 4; number <= ITEMS; number += 4) {
          assertReadable(store, number, number);
        }
      } while (mover.isAlive());
      mover.join();
    }
    verifyAndRebuild();
  }

  private void settle(JournalStore store) {
    clock.advance(Duration.ofHours(2));
    store.settle();
  }

  private static void fill(Store store) {
    for (int number = 1; number <= ITEMS; number++) {
      try (var blob = store.stage()) {
        var body = body(number);
        blob.write(body, 0, BODY);
        blob.finish();
        var items = List.of(new Item(number, blob, new byte[20]));
        store.append(new Append(LOG, number, new byte[1], items, new long[0])).join();
      }
    }
  }

  private static byte[] body(long number) {
    var body = new byte[BODY];
    Arrays.fill(body, (byte) number);
    return body;
  }

  private static void assertReadable(Store store, long first, long last) {
    for (long number = first; number <= last; number++) {
      var body = new byte[BODY];
      store.blob(store.body(LOG, number).orElseThrow(), 0, body, 0, BODY);
      assertArrayEquals(body(number), body);
    }
    var seen = new AtomicLong(first);
    store.items(
        LOG,
        LongStream.rangeClosed(first, last).toArray(),
        (number, _, _, _, stored) -> {
          var body = new byte[BODY];
          assertEquals(BODY, stored.read(0, body, 0, BODY));
          assertArrayEquals(body(number), body);
          assertEquals(number, seen.getAndIncrement());
          return true;
        });
    assertEquals(last + 1, seen.get());
  }

  private long journalSize() throws IOException {
    try (var files = Files.list(folder.resolve("journal"))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void verifyAndRebuild() {
    assertEquals(List.of(), JournalVerifier.verify(folder, options, Progress.UNSEEN).findings());
    JournalRebuild.run(folder, options, Progress.UNSEEN);
    assertEquals(List.of(), JournalVerifier.verify(folder, options, Progress.UNSEEN).findings());
  }
}
