package dev.haven.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.Page;
import dev.haven.store.StoreException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every engine promises, as tests: an engine's test class extends this one and opens it.
///
/// The parts: [LogContract], [ItemContract], and here checkpoints, dropping and closing.
public abstract class StoreContract extends ItemContract {
  @Test
  void aCheckpointIsWhereReplayBegins() {
    append(LOG, "a", "b", "c", "d");
    checkpoint(LOG, 3, "abc");
    assertEquals("abc", root(LOG));
    assertEquals(List.of("d"), payloads(LOG, 0));
  }

  @Test
  void entriesBehindACheckpointAreStillThereForWhoAsksFromALaterVersion() {
    append(LOG, "a", "b", "c", "d");
    checkpoint(LOG, 4, "abcd");
    assertEquals(List.of("b", "c", "d"), payloads(LOG, 1));
    assertTrue(store().read(LOG, 1).checkpoint().isEmpty());
    assertTrue(store().read(LOG, 4).checkpoint().isEmpty());
  }

  @Test
  void entriesAreKeptWhileEitherAgeOrCountAsksForIt() throws Exception {
    append(LOG, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    checkpoint(LOG, 10, "ten");
    settle(store());
    assertEquals(9, payloads(LOG, 1).size(), "young");
    clock.advance(Duration.ofDays(31));
    append(LOG, "11");
    checkpoint(LOG, 11, "eleven");
    settle(store());
    assertEquals(List.of("7", "8", "9", "10", "11"), payloads(LOG, 6));
    assertTrue(store().read(LOG, 6).checkpoint().isEmpty());
    assertEquals(
        "eleven", new String(store().read(LOG, 5).checkpoint().orElseThrow().root(), UTF_8));
    assertEquals(List.of(), payloads(LOG, 5));
  }

  @Test
  void anOlderCheckpointHasNoEffect() {
    append(LOG, "a", "b", "c");
    assertTrue(checkpoint(LOG, 3, "new", new Page(2, bytes("page two"))));
    assertFalse(checkpoint(LOG, 2, "old", new Page(1, bytes("page one"))));
    assertFalse(checkpoint(LOG, 3, "again"));
    assertEquals("new", root(LOG));
    assertEquals("page two", new String(store().page(LOG, 2), UTF_8));
    assertGone(() -> store().page(LOG, 1));
  }

  @Test
  void aCheckpointOfWhatIsNotThereIsRefused() {
    append(LOG, "a");
    var early = store().checkpoint(LOG, new Checkpoint(2, bytes("x")), List.of(), none());
    assertInstanceOf(IllegalArgumentException.class, failure(early));
    var nowhere = store().checkpoint(OTHER, new Checkpoint(1, bytes("x")), List.of(), none());
    assertInstanceOf(IllegalArgumentException.class, failure(nowhere));
  }

  @Test
  void pagesStayUntilACheckpointDropsThemAndAWhileLonger() throws Exception {
    append(LOG, "a", "b", "c");
    checkpoint(LOG, 1, "r", new Page(1, bytes("one")), new Page(2, bytes("two")));
    store()
        .checkpoint(
            LOG,
            new Checkpoint(2, bytes("s")),
            List.of(new Page(3, bytes("three"))),
            new long[] {1})
        .join();
    assertEquals("one", new String(store().page(LOG, 1), UTF_8));
    afterFreeing();
    assertGone(() -> store().page(LOG, 1));
    assertEquals("two", new String(store().page(LOG, 2), UTF_8));
    assertEquals("three", new String(store().page(LOG, 3), UTF_8));
  }

  @Test
  void aPageIsNeverWrittenAgainUnderItsNumber() {
    append(LOG, "a", "b", "c");
    checkpoint(LOG, 1, "r", new Page(1, bytes("one")));
    var again = List.of(new Page(2, bytes("two")), new Page(1, bytes("other")));
    var refused = store().checkpoint(LOG, new Checkpoint(2, bytes("s")), again, new long[] {1});
    assertInstanceOf(IllegalArgumentException.class, failure(refused));
    var twice = List.of(new Page(3, bytes("x")), new Page(3, bytes("y")));
    assertInstanceOf(
        IllegalArgumentException.class,
        failure(store().checkpoint(LOG, new Checkpoint(2, bytes("s")), twice, none())));
    assertEquals("r", root(LOG));
    assertEquals("one", new String(store().page(LOG, 1), UTF_8));
    assertGone(() -> store().page(LOG, 2));
  }

  @Test
  void aDroppedLogIsGoneAtOnceAndMayBeginAgain() throws Exception {
    add(LOG, 1, item(1, "body", "card"));
    append(OTHER, "x");
    checkpoint(LOG, 1, "root", new Page(1, bytes("page")));
    store().drop(LOG).join();
    assertEquals(0, store().newest(LOG));
    assertTrue(store().read(LOG, 0).checkpoint().isEmpty());
    assertTrue(store().card(LOG, 1).isEmpty());
    assertEquals(List.of(OTHER), store().logs(""));
    add(LOG, 1, item(1, "new body", "new card"));
    afterFreeing();
    assertEquals("new body", bodyOf(LOG, 1));
    assertGone(() -> store().page(LOG, 1));
    assertEquals(1, store().newest(LOG));
  }

  @Test
  void aBlobSharedWithADroppedLogStays() throws Exception {
    var blob = staged(bytes("shared"));
    add(LOG, 1, new Item(1, blob, bytes("c")));
    add(OTHER, 1, new Item(1, blob, bytes("c")));
    blob.close();
    store().drop(LOG).join();
    afterFreeing();
    assertEquals("shared", bodyOf(OTHER, 1));
  }

  @Test
  void droppingWhatIsNotThereIsHarmless() {
    store().drop(LOG).join();
    assertEquals(List.of(), store().logs(""));
  }

  @Test
  void aClosedStoreSaysSo() {
    append(LOG, "a");
    store().close();
    var refused = assertThrows(StoreException.class, () -> store().newest(LOG));
    assertEquals(StoreException.Kind.CLOSED, refused.kind());
    assertFalse(refused.remedy().isEmpty());
    var append =
        assertInstanceOf(StoreException.class, failure(store().append(entry(LOG, 2, "b"))));
    assertEquals(StoreException.Kind.CLOSED, append.kind());
  }
}
