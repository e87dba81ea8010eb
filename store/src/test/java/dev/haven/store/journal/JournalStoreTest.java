package dev.haven.store.journal;

import dev.haven.store.Store;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.StoreContract;
import dev.haven.store.contract.TestClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class JournalStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open(StoreOptions options, TestClock clock) {
    return JournalStore.open(folder, TestFolders.options(options, clock));
  }

  @Override
  protected void settle(Store store) {
    ((JournalStore) store).settle();
  }
}
