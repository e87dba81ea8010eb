package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.store.Append;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal is synced and then the index cannot be written: what is durable waits for its
/// acknowledgement, all else is refused with the reason, and nothing is lost or told wrong.
final class BrokenIndexTest {
  private static final LogId LOG = new LogId("account/one");

  @TempDir Path folder;
  private final BrokenDisk disk = new BrokenDisk();
  private final JournalOptions options =
      TestFolders.options(StoreOptions.defaults(), new TestClock());

  @Test
  void whatIsDurableIsAcknowledgedWhenTheIndexIsWellAgain() throws Exception {
    try (var store = open()) {
      append(store, 1);
      disk.failIndex("Input/output error");
      var durable = store.append(Append.of(LOG, 2, new byte[50]));
      var refused = refusal(store, 3);
      assertEquals("cannot write the index: Input/output error", refused.getMessage());
      assertFalse(durable.isDone(), "nobody is told of what cannot be read");
      assertEquals(1, store.newest(LOG));
      assertEquals(1, store.read(LOG, 0).entries().size());
      disk.heal();
      durable.join();
      assertEquals(2, store.newest(LOG));
      append(store, 3);
    }
    assertEquals(3, entriesAfterARestart());
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAStopInTheMiddle() throws Exception {
    CompletableFuture<Void> durable;
    try (var store = open()) {
      append(store, 1);
      disk.failIndex("No space left on device");
      durable = store.append(Append.of(LOG, 2, new byte[50]));
      var _ = refusal(store, 3);
      assertFalse(durable.isDone());
    }
    var why = assertThrows(CompletionException.class, durable::join);
    assertInstanceOf(StoreException.class, why.getCause());
    disk.heal();
    assertEquals(2, entriesAfterARestart());
  }

  @Test
  void itFailsAgainAndAgainAndNothingIsLost() throws Exception {
    try (var store = open()) {
      for (long version = 1; version <= 5; version++) {
        disk.failIndex("Input/output error");
        var durable = store.append(Append.of(LOG, version, new byte[50]));
        var _ = refusal(store, version + 1);
        disk.heal();
        durable.join();
        assertEquals(version, store.newest(LOG));
      }
    }
    assertEquals(5, entriesAfterARestart());
  }

  private int entriesAfterARestart() {
    assertEquals(List.of(), JournalVerifier.verify(folder, options, Progress.UNSEEN).findings());
    try (var store = open()) {
      return store.read(LOG, 0).entries().size();
    }
  }

  private JournalStore open() {
    return JournalStore.open(folder, options, Progress.UNSEEN, disk);
  }

  private static void append(Store store, long version) {
    store.append(Append.of(LOG, version, new byte[50])).join();
  }

  private StoreException refusal(Store store, long version) throws InterruptedException {
    disk.awaitIndexFailure();
    var late = store.append(Append.of(LOG, version, new byte[50]));
    var failed = assertThrows(CompletionException.class, late::join);
    return assertInstanceOf(StoreException.class, failed.getCause());
  }
}
