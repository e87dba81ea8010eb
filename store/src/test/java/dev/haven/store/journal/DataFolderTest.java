package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  private static final LogId LOG = new LogId("account/one");

  @TempDir Path folder;
  private final JournalOptions options =
      TestFolders.options(StoreOptions.defaults(), new TestClock());

  @Test
  void aSecondStoreInTheSameFolderIsRefusedAndNamesTheProcess() {
    try (var store = JournalStore.open(folder, options)) {
      var refused = assertThrows(StoreException.class, () -> JournalStore.open(folder, options));
      var pid = String.valueOf(ProcessHandle.current().pid());
      assertTrue(String.valueOf(refused.getMessage()).contains(pid), refused.getMessage());
      assertEquals(0, store.newest(LOG));
    }
    JournalStore.open(folder, options).close();
  }

  @Test
  void aFolderOfANewerFormatIsRefusedInWords() throws IOException {
    JournalStore.open(folder, options).close();
    Files.writeString(folder.resolve("format"), "haven store 2\n");
    var refused = assertThrows(StoreException.class, () -> JournalStore.open(folder, options));
    assertTrue(String.valueOf(refused.getMessage()).contains("haven store 2"));
    assertTrue(refused.remedy().contains("newer version"));
  }

  @Test
  void aSegmentOfANewerFormatIsRefusedInWords() throws IOException {
    write();
    var segment = folder.resolve("journal").resolve("00000001.seg");
    var bytes = Files.readAllBytes(segment);
    bytes[11] = 2;
    Files.write(segment, bytes);
    var refused = assertThrows(StoreException.class, () -> JournalStore.open(folder, options));
    assertTrue(String.valueOf(refused.getMessage()).contains("format 2"), refused.getMessage());
  }

  @Test
  void theIndexIsMadeAgainWithProgress() {
    write();
    var told = new ArrayList<Long>();
    JournalRebuild.run(folder, options, (_, done, total) -> told.add(total - done));
    assertEquals(0, told.getLast());
    try (var store = JournalStore.open(folder, options)) {
      assertEquals(1, store.newest(LOG));
    }
  }

  @Test
  void verifyingTellsWhatItRead() {
    write();
    var report = JournalVerifier.verify(folder, options, Progress.UNSEEN);
    assertTrue(report.clean());
    assertEquals(1, report.entries());
    assertTrue(report.bytes() > 0);
  }

  @Test
  void anInterruptedReaderReadsOnAndHarmsNobody() {
    write();
    try (var store = JournalStore.open(folder, options)) {
      Thread.currentThread().interrupt();
      assertEquals(1, store.read(LOG, 0).entries().size());
      assertTrue(Thread.interrupted());
      assertEquals(1, store.read(LOG, 0).entries().size());
    }
  }

  private void write() {
    try (var store = JournalStore.open(folder, options)) {
      store.append(Append.of(LOG, 1, new byte[10])).join();
    }
  }
}
