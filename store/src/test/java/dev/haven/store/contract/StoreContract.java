package dev.haven.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.Checkpoint;
import dev.haven.store.Entry;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.VersionConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every engine promises, as tests: an engine's test class extends this one and opens it.
public abstract class StoreContract {
  protected static final LogId LOG = new LogId("account/one");
  protected static final LogId OTHER = new LogId("account/two");
  private static final StoreOptions OPTIONS =
      new StoreOptions(Duration.ofDays(30), 5, Duration.ofHours(1));

  protected final TestClock clock = new TestClock();
  private Store store;

  /// A new, empty store that goes by this clock.
  protected abstract Store open(StoreOptions options, TestClock clock) throws Exception;

  /// Does what the engine does in the background, until nothing of it is due.
  protected void settle(Store store) throws Exception {}

  @BeforeEach
  final void openStore() throws Exception {
    store = open(OPTIONS, clock);
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Test
  void aLogThatWasNeverWrittenIsEmpty() {
    assertEquals(0, store.newest(LOG));
    assertEquals(List.of(), store.read(LOG, 0).entries());
    assertTrue(store.read(LOG, 0).checkpoint().isEmpty());
    assertEquals(List.of(), store.logs(""));
  }

  @Test
  void entriesAreReadInTheOrderOfTheirVersions() {
    append(LOG, "a", "b", "c");
    assertEquals(List.of("a", "b", "c"), payloads(LOG, 0));
    assertEquals(List.of("c"), payloads(LOG, 2));
    assertEquals(List.of(), payloads(LOG, 3));
    assertEquals(3, store.newest(LOG));
    assertEquals(
        List.of(1L, 2L, 3L), store.read(LOG, 0).entries().stream().map(Entry::version).toList());
  }

  @Test
  void anEntryCarriesTheTimeOfItsAppendAndNeverAnEarlierOneThanTheEntryBefore() {
    append(LOG, "a");
    clock.advance(Duration.ofMinutes(5));
    append(LOG, "b");
    clock.advance(Duration.ofMinutes(-3));
    append(LOG, "c");
    var times = store.read(LOG, 0).entries().stream().map(Entry::time).toList();
    assertEquals(clock.instant().minus(Duration.ofMinutes(2)), times.get(0));
    assertEquals(clock.instant().plus(Duration.ofMinutes(3)), times.get(1));
    assertEquals(times.get(1), times.get(2));
  }

  @Test
  void aVersionThatIsTakenIsAConflictThatNamesTheNewest() {
    append(LOG, "a", "b");
    for (long version : new long[] {0, 1, 2, 4}) {
      var conflict = conflict(store.append(entry(LOG, version, "x")));
      assertEquals(2, conflict.newest());
    }
    assertEquals(List.of("a", "b"), payloads(LOG, 0));
  }

  @Test
  void aConflictBringsNoneOfItsItems() {
    append(LOG, "a");
    conflict(
        store.append(new Append(LOG, 1, bytes("x"), List.of(item(7, "body", "card")), none())));
    assertTrue(store.card(LOG, 7).isEmpty());
    assertTrue(store.body(LOG, 7).isEmpty());
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
    assertEquals(List.of(new LogId("b/1"), new LogId("b/2")), store.logs("b/"));
    assertEquals(5, store.logs("").size());
    assertEquals(List.of(), store.logs("zebra"));
  }

  @Test
  void appendsThatWaitTogetherAreTakenInTheOrderOfTheirCalls() {
    var waiting =
        IntStream.rangeClosed(1, 100).mapToObj(v -> store.append(entry(LOG, v, "p" + v))).toList();
    waiting.forEach(CompletableFuture::join);
    assertEquals(100, store.newest(LOG));
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
    assertEquals(160, store.newest(LOG));
    assertEquals(160, store.read(LOG, 0).entries().size());
  }

  private void appendTwenty(AtomicInteger conflicts) {
    int done = 0;
    while (done < 20) {
      try {
        store.append(entry(LOG, store.newest(LOG) + 1, "x")).join();
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
    store.append(Append.of(LOG, 1, new byte[0])).join();
    store.append(Append.of(LOG, 2, large)).join();
    var entries = store.read(LOG, 0).entries();
    assertEquals(0, entries.get(0).payload().length);
    assertArrayEquals(large, entries.get(1).payload());
  }

  @Test
  void anItemHasItsCardAndItsBody() {
    add(LOG, 1, item(1, "the body", "the card"));
    assertArrayEquals(bytes("the card"), store.card(LOG, 1).orElseThrow());
    assertEquals("the body", bodyOf(LOG, 1));
    assertTrue(store.card(LOG, 2).isEmpty());
    assertTrue(store.body(LOG, 2).isEmpty());
    assertTrue(store.card(OTHER, 1).isEmpty());
  }

  @Test
  void cardsAreVisitedInOrderUntilTheVisitorHasEnough() {
    add(LOG, 1, item(3, "b", "three"), item(5, "b", "five"), item(1000, "b", "thousand"));
    assertEquals(List.of("3 three", "5 five", "1000 thousand"), cards(0, Long.MAX_VALUE, 99));
    assertEquals(List.of("5 five"), cards(4, 999, 99));
    assertEquals(List.of("3 three", "5 five"), cards(3, 5, 99));
    assertEquals(List.of("3 three"), cards(0, 2000, 1));
    assertEquals(List.of(), cards(6, 5, 99));
  }

  @Test
  void itemNumbersOnlyAscend() {
    add(LOG, 1, item(5, "b", "c"));
    for (var numbers : List.of(List.of(5), List.of(4), List.of(7, 6), List.of(7, 7))) {
      var items = numbers.stream().map(n -> item(n, "x", "y")).toList();
      var refused = store.append(new Append(LOG, 2, bytes("p"), items, none()));
      assertInstanceOf(IllegalArgumentException.class, failure(refused));
    }
    add(LOG, 2, item(6, "b", "c"));
  }

  @Test
  void bodiesOfEverySizeComeBackAndCanBeReadInParts() {
    int number = 1;
    for (int size : new int[] {0, 1, 4096, 65_535, 65_536, 65_537, 300_000}) {
      var body = random(size);
      add(LOG, number, new Item(number, staged(body), bytes("c")));
      var ref = store.body(LOG, number).orElseThrow();
      assertEquals(size, ref.length());
      assertArrayEquals(body, whole(ref));
      readInParts(ref, body);
      number++;
    }
  }

  private void readInParts(BlobRef ref, byte[] body) {
    var into = new byte[1000];
    for (int offset = 0; offset < body.length; offset += 77_777) {
      int count = store.blob(ref, offset, into, 100, 800);
      assertEquals(Math.min(800, body.length - offset), count);
      assertArrayEquals(
          Arrays.copyOfRange(body, offset, offset + count),
          Arrays.copyOfRange(into, 100, 100 + count));
    }
    assertEquals(-1, store.blob(ref, body.length, into, 0, 10));
    assertEquals(-1, store.blob(ref, body.length + 5L, into, 0, 10));
  }

  @Test
  void aStagedBlobCanBeReadBackAndClosedAfterItsAppend() {
    var body = random(200_000);
    try (var blob = staged(body)) {
      var back = new byte[1000];
      assertEquals(1000, blob.read(150_000, back, 0, 1000));
      assertArrayEquals(Arrays.copyOfRange(body, 150_000, 151_000), back);
      assertEquals(-1, blob.read(200_000, back, 0, 1));
      add(LOG, 1, new Item(1, blob, bytes("c")));
    }
    assertArrayEquals(body, whole(store.body(LOG, 1).orElseThrow()));
  }

  @Test
  void oneBlobMayBeAnItemOfSeveralLogs() throws Exception {
    var blob = staged(bytes("shared"));
    add(LOG, 1, new Item(1, blob, bytes("mine")));
    add(OTHER, 1, new Item(9, blob, bytes("yours")));
    blob.close();
    free(LOG, 2, 1);
    afterFreeing();
    assertTrue(store.body(LOG, 1).isEmpty());
    assertEquals("shared", bodyOf(OTHER, 9));
  }

  @Test
  void aFreedItemStaysReadableForAWhileAndThenIsGone() throws Exception {
    add(LOG, 1, item(1, "body", "card"), item(2, "kept", "card"));
    var ref = store.body(LOG, 1).orElseThrow();
    free(LOG, 2, 1);
    clock.advance(Duration.ofMinutes(59));
    settle(store);
    assertEquals("body", bodyOf(LOG, 1));
    afterFreeing();
    assertTrue(store.body(LOG, 1).isEmpty());
    assertTrue(store.card(LOG, 1).isEmpty());
    assertEquals(List.of("2 card"), cards(0, 10, 10));
    assertGone(() -> whole(ref));
    assertEquals("kept", bodyOf(LOG, 2));
  }

  @Test
  void freeingWhatIsNotThereIsHarmless() throws Exception {
    add(LOG, 1, item(1, "body", "card"));
    free(LOG, 2, 1, 1, 77);
    free(LOG, 3, 1);
    afterFreeing();
    assertEquals(3, store.newest(LOG));
  }

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
    assertTrue(store.read(LOG, 1).checkpoint().isEmpty());
    assertTrue(store.read(LOG, 4).checkpoint().isEmpty());
  }

  @Test
  void entriesAreKeptWhileEitherAgeOrCountAsksForIt() throws Exception {
    append(LOG, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    checkpoint(LOG, 10, "ten");
    settle(store);
    assertEquals(9, payloads(LOG, 1).size(), "young");
    clock.advance(Duration.ofDays(31));
    append(LOG, "11");
    checkpoint(LOG, 11, "eleven");
    settle(store);
    assertEquals(List.of("7", "8", "9", "10", "11"), payloads(LOG, 6));
    assertTrue(store.read(LOG, 6).checkpoint().isEmpty());
    assertEquals("eleven", new String(store.read(LOG, 5).checkpoint().orElseThrow().root(), UTF_8));
    assertEquals(List.of(), payloads(LOG, 5));
  }

  @Test
  void anOlderCheckpointHasNoEffect() {
    append(LOG, "a", "b", "c");
    checkpoint(LOG, 3, "new", new Page(2, bytes("page two")));
    checkpoint(LOG, 2, "old", new Page(1, bytes("page one")));
    checkpoint(LOG, 3, "again");
    assertEquals("new", root(LOG));
    assertEquals("page two", new String(store.page(LOG, 2), UTF_8));
    assertGone(() -> store.page(LOG, 1));
  }

  @Test
  void aCheckpointOfWhatIsNotThereIsRefused() {
    append(LOG, "a");
    var early = store.checkpoint(LOG, new Checkpoint(2, bytes("x")), List.of(), none());
    assertInstanceOf(IllegalArgumentException.class, failure(early));
    var nowhere = store.checkpoint(OTHER, new Checkpoint(1, bytes("x")), List.of(), none());
    assertInstanceOf(IllegalArgumentException.class, failure(nowhere));
  }

  @Test
  void pagesStayUntilACheckpointDropsThemAndAWhileLonger() throws Exception {
    append(LOG, "a", "b", "c");
    checkpoint(LOG, 1, "r", new Page(1, bytes("one")), new Page(2, bytes("two")));
    store
        .checkpoint(
            LOG,
            new Checkpoint(2, bytes("s")),
            List.of(new Page(3, bytes("three"))),
            new long[] {1})
        .join();
    assertEquals("one", new String(store.page(LOG, 1), UTF_8));
    afterFreeing();
    assertGone(() -> store.page(LOG, 1));
    assertEquals("two", new String(store.page(LOG, 2), UTF_8));
    assertEquals("three", new String(store.page(LOG, 3), UTF_8));
  }

  @Test
  void aDroppedLogIsGoneAtOnceAndMayBeginAgain() throws Exception {
    add(LOG, 1, item(1, "body", "card"));
    append(OTHER, "x");
    checkpoint(LOG, 1, "root", new Page(1, bytes("page")));
    store.drop(LOG).join();
    assertEquals(0, store.newest(LOG));
    assertTrue(store.read(LOG, 0).checkpoint().isEmpty());
    assertTrue(store.card(LOG, 1).isEmpty());
    assertEquals(List.of(OTHER), store.logs(""));
    add(LOG, 1, item(1, "new body", "new card"));
    afterFreeing();
    assertEquals("new body", bodyOf(LOG, 1));
    assertGone(() -> store.page(LOG, 1));
    assertEquals(1, store.newest(LOG));
  }

  @Test
  void aBlobSharedWithADroppedLogStays() throws Exception {
    var blob = staged(bytes("shared"));
    add(LOG, 1, new Item(1, blob, bytes("c")));
    add(OTHER, 1, new Item(1, blob, bytes("c")));
    blob.close();
    store.drop(LOG).join();
    afterFreeing();
    assertEquals("shared", bodyOf(OTHER, 1));
  }

  @Test
  void droppingWhatIsNotThereIsHarmless() {
    store.drop(LOG).join();
    assertEquals(List.of(), store.logs(""));
  }

  @Test
  void whatTheCallerChangesAfterwardsIsNotSeen() {
    var payload = bytes("payload");
    var card = bytes("card");
    store
        .append(new Append(LOG, 1, payload, List.of(new Item(1, staged(bytes("b")), card)), none()))
        .join();
    payload[0] = 'X';
    card[0] = 'X';
    assertEquals(List.of("payload"), payloads(LOG, 0));
    assertArrayEquals(bytes("card"), store.card(LOG, 1).orElseThrow());
  }

  @Test
  void aClosedStoreSaysSo() {
    append(LOG, "a");
    store.close();
    var refused = assertThrows(StoreException.class, () -> store.newest(LOG));
    assertEquals(StoreException.Kind.CLOSED, refused.kind());
    assertFalse(refused.remedy().isEmpty());
    var append = assertInstanceOf(StoreException.class, failure(store.append(entry(LOG, 2, "b"))));
    assertEquals(StoreException.Kind.CLOSED, append.kind());
  }

  protected final Store store() {
    return store;
  }

  protected final void append(LogId log, String... payloads) {
    for (var payload : payloads) {
      store.append(entry(log, store.newest(log) + 1, payload)).join();
    }
  }

  private void add(LogId log, long version, Item... items) {
    store.append(new Append(log, version, bytes("add"), List.of(items), none())).join();
  }

  private void free(LogId log, long version, long... numbers) {
    store.append(new Append(log, version, bytes("free"), List.of(), numbers)).join();
  }

  private void checkpoint(LogId log, long version, String root, Page... pages) {
    store.checkpoint(log, new Checkpoint(version, bytes(root)), List.of(pages), none()).join();
  }

  private void afterFreeing() throws Exception {
    clock.advance(Duration.ofHours(2));
    settle(store);
  }

  private Item item(long number, String body, String card) {
    return new Item(number, staged(bytes(body)), bytes(card));
  }

  protected final StagedBlob staged(byte[] body) {
    var blob = store.stage();
    int half = body.length / 2;
    blob.write(body, 0, half);
    blob.write(body, half, body.length - half);
    blob.finish();
    assertEquals(body.length, blob.length());
    return blob;
  }

  private List<String> payloads(LogId log, long after) {
    return store.read(log, after).entries().stream()
        .map(entry -> new String(entry.payload(), UTF_8))
        .toList();
  }

  private String root(LogId log) {
    return new String(store.read(log, 0).checkpoint().orElseThrow().root(), UTF_8);
  }

  private List<String> cards(long first, long last, int most) {
    var seen = new ArrayList<String>();
    store.cards(
        LOG,
        first,
        last,
        (number, bytes, offset, length) -> {
          seen.add(number + " " + new String(bytes, offset, length, UTF_8));
          return seen.size() < most;
        });
    return seen;
  }

  private String bodyOf(LogId log, long number) {
    return new String(whole(store.body(log, number).orElseThrow()), UTF_8);
  }

  private byte[] whole(BlobRef ref) {
    var bytes = new byte[(int) ref.length()];
    int count = store.blob(ref, 0, bytes, 0, bytes.length);
    assertEquals(bytes.length == 0 ? -1 : bytes.length, count);
    return bytes;
  }

  private static void assertGone(org.junit.jupiter.api.function.Executable read) {
    assertEquals(StoreException.Kind.GONE, assertThrows(StoreException.class, read).kind());
  }

  private static VersionConflict conflict(CompletableFuture<Void> future) {
    return assertInstanceOf(VersionConflict.class, failure(future));
  }

  private static Throwable failure(CompletableFuture<Void> future) {
    return Objects.requireNonNull(assertThrows(CompletionException.class, future::join).getCause());
  }

  private static Append entry(LogId log, long version, String payload) {
    return Append.of(log, version, bytes(payload));
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static long[] none() {
    return new long[0];
  }
}
