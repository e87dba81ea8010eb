package dev.haven.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.Store;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import dev.haven.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data folder of every released format is opened by today's code.
///
/// `golden/v1` was written by this class: delete it and run `mvn -pl store -am test
/// -Dtest=GoldenTest -Dgolden=update`. Once a format is released its folder is never written again;
/// a new format gets a new folder beside it.
final class GoldenTest {
  private static final Path KEPT = Path.of("src", "test", "resources", "golden", "v1");
  private static final LogId ONE = new LogId("account/7f3a9c0012345678");
  private static final LogId TWO = new LogId("domain/example.com");

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final JournalOptions options =
      TestFolders.options(new StoreOptions(Duration.ofDays(30), 5, Duration.ofHours(1)), clock)
          .segmentSize(16 << 10);

  @Test
  void todaysCodeReadsFormatOne() throws IOException {
    if ("update".equals(System.getProperty("golden")) && !Files.exists(KEPT)) {
      generate();
    }
    TestFolders.copy(KEPT, folder.resolve("v1"));
    try (var store = JournalStore.open(folder.resolve("v1"), options)) {
      Golden.assertMatches(KEPT.resolve("expected.txt"), StoreText.of(store));
      assertArrayEquals("page three".getBytes(UTF_8), store.page(ONE, 3));
    }
  }

  @Test
  void todaysCodeVerifiesAndContinuesFormatOne() throws IOException {
    TestFolders.copy(KEPT, folder.resolve("v1"));
    var place = folder.resolve("v1");
    assertEquals(List.of(), JournalVerifier.verify(place, options, Progress.UNSEEN).findings());
    try (var store = JournalStore.open(place, options)) {
      store.append(Append.of(ONE, store.newest(ONE) + 1, new byte[3])).join();
      store.settle();
    }
    assertEquals(List.of(), JournalVerifier.verify(place, options, Progress.UNSEEN).findings());
  }

  private void generate() throws IOException {
    var place = folder.resolve("fresh");
    try (var store = JournalStore.open(place, options)) {
      write(store);
    }
    for (var name : List.of("index", "lock", "staging")) {
      DataFolder.deleteTree(place.resolve(name));
    }
    Files.createDirectories(KEPT.getParent());
    TestFolders.copy(place, KEPT);
    Files.createFile(KEPT.resolve("expected.txt"));
  }

  /// Every kind of record, several segments, a log that was dropped, and copies of compaction.
  private void write(JournalStore store) {
    for (int v = 1; v <= 30; v++) {
      clock.advance(Duration.ofMinutes(1));
      var items = new ArrayList<Item>();
      items.add(item(store, v, v * 100));
      long[] freed = v % 2 == 0 ? new long[] {v - 1} : new long[0];
      store.append(new Append(ONE, v, ("entry " + v).getBytes(UTF_8), items, freed)).join();
      items.forEach(item -> item.body().close());
    }
    checkpoint(store, 10, new Page(1, bytes("page one")), new Page(2, bytes("page two")));
    store
        .checkpoint(
            ONE,
            new Checkpoint(20, bytes("root 20")),
            List.of(new Page(3, bytes("page three"))),
            new long[] {1})
        .join();
    store.append(Append.of(TWO, 1, bytes("dropped"))).join();
    store.drop(TWO).join();
    store.append(Append.of(TWO, 1, bytes("begun again"))).join();
    clock.advance(Duration.ofDays(40));
    store.settle();
    checkpoint(store, 30, new Page(4, bytes("page four")));
    store.settle();
    store.append(new Append(ONE, 31, bytes("last"), List.of(), new long[] {30})).join();
  }

  private static void checkpoint(Store store, long version, Page... pages) {
    var checkpoint = new Checkpoint(version, bytes("root " + version));
    store.checkpoint(ONE, checkpoint, List.of(pages), new long[0]).join();
  }

  private static Item item(Store store, long number, int size) {
    var blob = store.stage();
    var body = new byte[size];
    java.util.Arrays.fill(body, (byte) number);
    blob.write(body, 0, size);
    blob.finish();
    return new Item(number, blob, bytes("card " + number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
