package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.MemoryStore;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import dev.haven.testkit.RandomInput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Random histories: the engine shows what the reference shows, whenever it is closed, killed or
/// has lost its index, and whatever was reclaimed and compacted meanwhile.
///
/// `-Dstore.seeds=N` runs more of them.
final class ModelTest {
  private static final int SEEDS = Integer.getInteger("store.seeds", 5);
  private static final int STEPS = 100;
  private static final StoreOptions KEEPING =
      new StoreOptions(Duration.ofDays(2), 6, Duration.ofHours(1));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> theEngineShowsWhatTheReferenceShows() {
    return RandomInput.seeds(SEEDS, this::history);
  }

  private void history(Random random) throws Exception {
    var clock = new TestClock();
    var options = TestFolders.options(KEEPING, clock);
    var place = folder.resolve("store-" + random.nextLong(Long.MAX_VALUE));
    var reference = new MemoryStore(KEEPING, clock);
    var pair = new Pair(reference, JournalStore.open(place, options), random);
    try {
      for (int step = 0; step < STEPS; step++) {
        pair.step();
        clock.advance(Duration.ofMinutes(random.nextInt(90)));
        switch (random.nextInt(30)) {
          case 0 -> settleAndCompare(pair);
          case 1 -> pair.engine = reopened(pair, place, options);
          case 2 -> {
            var copy = place.resolveSibling(place.getFileName() + "-" + step);
            pair.engine = killed(pair, place, copy, options);
            place = copy;
          }
          case 3 -> pair.engine = withoutIndex(pair, place, options);
          default -> {}
        }
      }
      settleAndCompare(pair);
      pair.engine.close();
      verify(place, options);
    } finally {
      pair.engine.close();
    }
  }

  private static void settleAndCompare(Pair pair) {
    ((JournalStore) pair.engine).settle();
    pair.compare();
  }

  private static JournalStore reopened(Pair pair, Path place, JournalOptions options) {
    pair.engine.close();
    verify(place, options);
    return JournalStore.open(place, options);
  }

  /// What a killed process leaves is what is on the disk while it runs.
  private static JournalStore killed(Pair pair, Path place, Path copy, JournalOptions options)
      throws Exception {
    TestFolders.copyOpen(place, copy);
    pair.engine.close();
    return JournalStore.open(copy, options);
  }

  private static JournalStore withoutIndex(Pair pair, Path place, JournalOptions options)
      throws Exception {
    pair.engine.close();
    DataFolder.deleteTree(place.resolve("index"));
    return JournalStore.open(place, options);
  }

  private static void verify(Path place, JournalOptions options) {
    var report = JournalVerifier.verify(place, options, Progress.UNSEEN);
    assertEquals(List.of(), report.findings());
  }
}
