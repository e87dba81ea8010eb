package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import dev.haven.testkit.RandomInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Writes and syncs that fail are refused, leave nothing behind, and do not end service.
final class BrokenDiskTest {
  private static final LogId LOG = new LogId("account/one");

  @TempDir Path folder;
  private final JournalOptions options =
      TestFolders.options(StoreOptions.defaults(), new TestClock());

  @Test
  void aFailedSyncIsRefusedAndWhatWasWrittenIsNotThereAfterARestart() {
    var disk = new BrokenDisk();
    try (var store = open(folder, disk)) {
      append(store, 1);
      disk.failSyncs(0, "Input/output error");
      assertEquals(StoreException.Kind.IO, refusal(store, 2).kind());
      assertEquals(1, store.newest(LOG));
    }
    try (var store = open(folder, disk)) {
      assertEquals(1, store.newest(LOG));
    }
  }

  @Test
  void serviceResumesByItselfWhenTheDiskDoes() {
    var disk = new BrokenDisk();
    try (var store = open(folder, disk)) {
      append(store, 1);
      disk.failWrites(0, "No space left on device");
      assertEquals(StoreException.Kind.FULL, refusal(store, 2).kind());
      assertEquals(StoreException.Kind.FULL, refusal(store, 2).kind());
      disk.heal();
      append(store, 2);
      assertTrue(store.body(LOG, 2).isPresent());
    }
    verify(folder);
  }

  @Test
  void aBodyThatFailedToBeWrittenCanBeAppendedAgain() {
    var disk = new BrokenDisk();
    try (var store = open(folder, disk);
        var blob = store.stage()) {
      blob.write(new byte[100_000], 0, 100_000);
      blob.finish();
      var append = new Append(LOG, 1, new byte[1], List.of(new Item(1, blob, new byte[1])), none());
      disk.failWrites(1, "No space left on device");
      assertThrows(CompletionException.class, () -> store.append(append).join());
      disk.heal();
      store.append(append).join();
      var into = new byte[100_000];
      assertEquals(into.length, store.blob(store.body(LOG, 1).orElseThrow(), 0, into, 0, 100_000));
    }
    verify(folder);
  }

  @TestFactory
  Stream<DynamicTest> whateverFailsTheAcknowledgedIsThereAndNothingElse() {
    return RandomInput.seeds(6, this::trouble);
  }

  private void trouble(Random random) {
    var place = folder.resolve("store-" + random.nextLong(Long.MAX_VALUE));
    var disk = new BrokenDisk();
    long acknowledged = 0;
    for (int round = 0; round < 3; round++) {
      try (var store = open(place, disk)) {
        assertEquals(acknowledged, store.newest(LOG));
        for (int i = 0; i < 25; i++) {
          breakSomething(disk, random);
          if (tryAppend(store, acknowledged + 1, random)) {
            acknowledged++;
          }
          assertEquals(acknowledged, store.newest(LOG));
        }
      }
      disk.heal();
      verify(place);
    }
  }

  private static void breakSomething(BrokenDisk disk, Random random) {
    disk.heal();
    switch (random.nextInt(6)) {
      case 0 -> disk.failWrites(random.nextInt(4), "No space left on device");
      case 1 -> disk.failSyncs(random.nextInt(2), "Input/output error");
      default -> {}
    }
  }

  private static boolean tryAppend(Store store, long version, Random random) {
    try (var blob = store.stage()) {
      var body = new byte[random.nextInt(6000)];
      random.nextBytes(body);
      blob.write(body, 0, body.length);
      blob.finish();
      var items = List.of(new Item(version, blob, new byte[10]));
      store.append(new Append(LOG, version, new byte[20], items, none())).join();
      return true;
    } catch (CompletionException e) {
      assertInstanceOf(StoreException.class, e.getCause());
      return false;
    }
  }

  private JournalStore open(Path place, BrokenDisk disk) {
    return JournalStore.open(place, options, Progress.UNSEEN, disk);
  }

  private static void append(Store store, long version) {
    assertTrue(tryAppend(store, version, new Random(version)));
  }

  private static StoreException refusal(Store store, long version) {
    var failed =
        assertThrows(
            CompletionException.class,
            () -> store.append(Append.of(LOG, version, new byte[50])).join());
    return assertInstanceOf(StoreException.class, failed.getCause());
  }

  private void verify(Path place) {
    assertEquals(List.of(), JournalVerifier.verify(place, options, Progress.UNSEEN).findings());
  }

  private static long[] none() {
    return new long[0];
  }
}
