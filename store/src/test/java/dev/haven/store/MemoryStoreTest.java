package dev.haven.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.store.contract.StoreContract;
import dev.haven.store.contract.TestClock;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends StoreContract {
  @Override
  protected Store open(StoreOptions options, TestClock clock) {
    return new MemoryStore(options, clock);
  }

  @Test
  void refusesWritesForAsLongAsATestAsks() {
    var memory = (MemoryStore) store();
    append(LOG, "a");
    memory.failWrites(StoreException.Kind.FULL);
    var refused = assertThrows(CompletionException.class, () -> append(LOG, "b"));
    assertEquals(
        StoreException.Kind.FULL,
        assertInstanceOf(StoreException.class, refused.getCause()).kind());
    assertEquals(1, memory.newest(LOG));
    memory.acceptWrites();
    append(LOG, "b");
    assertEquals(2, memory.newest(LOG));
  }
}
