package dev.haven.store.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.Entry;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.VersionConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every engine promises about logs and their entries.
abstract class LogContract extends StoreFixture {
  @Test
  void aLogThatWasNeverWrittenIsEmpty() {
    assertEquals(0, store().newest(LOG));
    assertEquals(List.of(), store().read(LOG, 0).entries());
    assertTrue(store().read(LOG, 0).checkpoint().isEmpty());
    assertEquals(List.of(), store().logs(""));
  }

  @Test
  void entriesAreReadInTheOrderOfTheirVersions() {
    append(LOG, "a", "b", "c");
    assertEquals(List.of("a", "b", "c"), payloads(LOG, 0));
    assertEquals(List.of("c"), payloads(LOG, 2));
    assertEquals(List.of(), payloads(LOG, 3));
    assertEquals(3, store().newest(LOG));
    assertEquals(
        List.of(1L, 2L, 3L), store().read(LOG, 0).entries().stream().map(Entry::version).toList());
  }

  @Test
  void anEntryCarriesTheTimeOfItsAppendAndNeverAnEarlierOneThanTheEntryBefore() {
    append(LOG, "a");
    clock.advance(Duration.ofMinutes(5));
    append(LOG, "b");
    clock.advance(Duration.ofMinutes(-3));
    append(LOG, "c");
    var times = store().read(LOG, 0).entries().stream().map(Entry::time).toList();
    assertEquals(clock.instant().minus(Duration.ofMinutes(2)), times.get(0));
    assertEquals(clock.instant().plus(Duration.ofMinutes(3)), times.get(1));
    assertEquals(times.get(1), times.get(2));
  }

  @Test
  void aVersionThatIsTakenIsAConflictThatNamesTheNewest() {
    append(LOG, "a", "b");
    for (long version : new long[] {0, 1, 2, 4}) {
      var conflict = conflict(store().append(entry(LOG, version, "x")));
      assertEquals(2, conflict.newest());
    }
    assertEquals(List.of("a", "b"), payloads(LOG, 0));
  }

  @Test
  void aConflictBringsNoneOfItsItems() {
    append(LOG, "a");
    conflict(
        store().append(new Append(LOG, 1, bytes("x"), List.of(item(7, "body", "card")), none())));
    assertTrue(store().card(LOG, 7).isEmpty());
    assertTrue(store().body(LOG, 7).isEmpty());
  }

  @Test
  void logsDoNotKnowOfEachOther() {
    append(LOG, "a");
    append(OTHER, "x", "y");
    assertEquals(List.of("a"), payloads(LOG, 0));
    assertEquals(List.of("x", "y"), payloads(OTHER, 0));
  }

  @Test
  void logsAreListedByPrefixInOrder() {
    for (var name : List.of("b/2", "a/1", "b/1", "c/1", "b0")) {
      append(new LogId(name), "x");
    }
    assertEquals(List.of(new LogId("b/1"), new LogId("b/2")), store().logs("b/"));
    assertEquals(5, store().logs("").size());
    assertEquals(List.of(), store().logs("zebra"));
  }

  @Test
  void appendsThatWaitTogetherAreTakenInTheOrderOfTheirCalls() {
    var waiting =
        IntStream.rangeClosed(1, 100)
            .mapToObj(v -> store().append(entry(LOG, v, "p" + v)))
            .toList();
    waiting.forEach(CompletableFuture::join);
    assertEquals(100, store().newest(LOG));
    assertEquals("p100", payloads(LOG, 99).getFirst());
  }

  @Test
  void manyWritersOfOneLogGetEachVersionOnce() throws Exception {
    var conflicts = new AtomicInteger();
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < 8; w++) {
      writers.add(Thread.ofVirtual().start(() -> appendTwenty(conflicts)));
    }
    for (var writer : writers) {
      writer.join();
    }
    assertEquals(160, store().newest(LOG));
    assertEquals(160, store().read(LOG, 0).entries().size());
  }

  private void appendTwenty(AtomicInteger conflicts) {
    int done = 0;
    while (done < 20) {
      try {
        store().append(entry(LOG, store().newest(LOG) + 1, "x")).join();
        done++;
      } catch (CompletionException e) {
        assertInstanceOf(VersionConflict.class, e.getCause());
        conflicts.incrementAndGet();
      }
    }
  }

  @Test
  void aPayloadMayBeEmptyAndMayBeLarge() {
    var large = random(3 << 20);
    store().append(Append.of(LOG, 1, new byte[0])).join();
    store().append(Append.of(LOG, 2, large)).join();
    var entries = store().read(LOG, 0).entries();
    assertEquals(0, entries.get(0).payload().length);
    assertArrayEquals(large, entries.get(1).payload());
  }

  @Test
  void whatTheCallerChangesAfterwardsIsNotSeen() {
    var payload = bytes("payload");
    var card = bytes("card");
    store()
        .append(new Append(LOG, 1, payload, List.of(new Item(1, staged(bytes("b")), card)), none()))
        .join();
    payload[0] = 'X';
    card[0] = 'X';
    assertEquals(List.of("payload"), payloads(LOG, 0));
    assertArrayEquals(bytes("card"), store().card(LOG, 1).orElseThrow());
  }
}
