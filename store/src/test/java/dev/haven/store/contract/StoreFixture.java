package dev.haven.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.StoredBody;
import dev.haven.store.VersionConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A store of the engine under test, and short ways to fill it and to look at it.
public abstract class StoreFixture {
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

  protected final Store store() {
    return store;
  }

  protected final void append(LogId log, String... payloads) {
    for (var payload : payloads) {
      store.append(entry(log, store.newest(log) + 1, payload)).join();
    }
  }

  protected final void add(LogId log, long version, Item... items) {
    store.append(new Append(log, version, bytes("add"), List.of(items), none())).join();
  }

  protected final void free(LogId log, long version, long... numbers) {
    store.append(new Append(log, version, bytes("free"), List.of(), numbers)).join();
  }

  /// Returns whether it was taken.
  protected final boolean checkpoint(LogId log, long version, String root, Page... pages) {
    return store
        .checkpoint(log, new Checkpoint(version, bytes(root)), List.of(pages), none())
        .join();
  }

  protected final void afterFreeing() throws Exception {
    clock.advance(Duration.ofHours(2));
    settle(store);
  }

  protected final Item item(long number, String body, String card) {
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

  protected final List<String> payloads(LogId log, long after) {
    return store.read(log, after).entries().stream()
        .map(entry -> new String(entry.payload(), UTF_8))
        .toList();
  }

  protected final String root(LogId log) {
    return new String(store.read(log, 0).checkpoint().orElseThrow().root(), UTF_8);
  }

  protected final List<String> cards(long first, long last, int most) {
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

  protected final String bodyOf(LogId log, long number) {
    var body = whole(store.body(log, number).orElseThrow());
    assertArrayEquals(body, whole(store.storedBody(log, number).orElseThrow()));
    return new String(body, UTF_8);
  }

  /// Visits items until there are enough; their bodies are read and compared with what a look-up of
  /// each finds.
  protected final List<String> items(int most, long... numbers) {
    var seen = new ArrayList<String>();
    store.items(
        LOG,
        numbers,
        (number, bytes, offset, length, body) -> {
          seen.add(number + " " + new String(bytes, offset, length, UTF_8));
          assertArrayEquals(whole(store.body(LOG, number).orElseThrow()), whole(body));
          return seen.size() < most;
        });
    return seen;
  }

  /// Reads the end first, and asks for more than there is.
  protected static byte[] whole(StoredBody body) {
    int size = (int) body.length();
    var bytes = new byte[size + 2];
    int half = size / 2;
    assertEquals(size == 0 ? -1 : size - half, body.read(half, bytes, 1 + half, size - half + 1));
    assertEquals(size == 0 ? -1 : half, body.read(0, bytes, 1, half));
    assertEquals(-1, body.read(size, bytes, 0, 1));
    assertEquals(0, bytes[0] + bytes[size + 1]);
    return Arrays.copyOfRange(bytes, 1, 1 + size);
  }

  protected final byte[] whole(BlobRef ref) {
    var bytes = new byte[(int) ref.length()];
    int count = store.blob(ref, 0, bytes, 0, bytes.length);
    assertEquals(bytes.length == 0 ? -1 : bytes.length, count);
    return bytes;
  }

  protected static void assertGone(org.junit.jupiter.api.function.Executable read) {
    assertEquals(StoreException.Kind.GONE, assertThrows(StoreException.class, read).kind());
  }

  protected static VersionConflict conflict(CompletableFuture<Void> future) {
    return assertInstanceOf(VersionConflict.class, failure(future));
  }

  protected static Throwable failure(CompletableFuture<?> future) {
    return Objects.requireNonNull(assertThrows(CompletionException.class, future::join).getCause());
  }

  protected static Append entry(LogId log, long version, String payload) {
    return Append.of(log, version, bytes(payload));
  }

  protected static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  protected static long[] none() {
    return new long[0];
  }
}
