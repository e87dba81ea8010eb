package dev.haven.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.Checkpoint;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.LogSlice;
import dev.haven.store.MemoryStore;
import dev.haven.store.Page;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

/// Random operations done to a reference and to the engine under test, and the comparison of both.
final class Pair {
  private static final int LOGS = 4;

  /// What the owner of a log would know.
  private static final class Owner {
    long version;
    long item;
    long page;
    long checkpoint;
    final NavigableSet<Long> items = new TreeSet<>();
    final NavigableSet<Long> pages = new TreeSet<>();
  }

  private final MemoryStore reference;
  private final Random random;
  private final Map<LogId, Owner> owners = new HashMap<>();
  Store engine;

  Pair(MemoryStore reference, Store engine, Random random) {
    this.reference = reference;
    this.engine = engine;
    this.random = random;
  }

  void step() {
    var log = new LogId("account/" + random.nextInt(LOGS));
    var owner = owners.computeIfAbsent(log, _ -> new Owner());
    int choice = random.nextInt(100);
    if (choice < 75 || owner.version == 0) {
      append(log, owner);
    } else if (choice < 97) {
      checkpoint(log, owner);
    } else {
      reference.drop(log).join();
      engine.drop(log).join();
      owners.remove(log);
    }
  }

  private void append(LogId log, Owner owner) {
    var ours = new ArrayList<Item>();
    var theirs = new ArrayList<Item>();
    for (int i = random.nextInt(3); i > 0; i--) {
      var body = bytes(random.nextInt(30) == 0 ? 150_000 : random.nextInt(3000));
      var card = bytes(random.nextInt(300));
      owner.item += 1 + random.nextInt(3);
      ours.add(new Item(owner.item, staged(reference, body), card));
      theirs.add(new Item(owner.item, staged(engine, body), card));
      owner.items.add(owner.item);
    }
    var freed = pick(owner.items, 3);
    var payload = bytes(random.nextInt(400));
    long version = ++owner.version;
    reference.append(new Append(log, version, payload, ours, freed)).join();
    engine.append(new Append(log, version, payload, theirs, freed)).join();
    alsoToAnother(log, ours, theirs);
    ours.forEach(item -> item.body().close());
    theirs.forEach(item -> item.body().close());
  }

  /// Sometimes a message goes to a second log, sharing its bodies.
  private void alsoToAnother(LogId first, List<Item> ours, List<Item> theirs) {
    var log = new LogId("account/" + random.nextInt(LOGS));
    if (log.equals(first) || ours.isEmpty() || random.nextInt(3) > 0) {
      return;
    }
    var owner = owners.computeIfAbsent(log, _ -> new Owner());
    long version = ++owner.version;
    long number = ++owner.item;
    owner.items.add(number);
    for (var way : List.of(Map.entry(reference, ours), Map.entry(engine, theirs))) {
      var original = way.getValue().getFirst();
      var item = new Item(number, original.body(), original.card());
      way.getKey().append(new Append(log, version, new byte[3], List.of(item), new long[0])).join();
    }
  }

  private void checkpoint(LogId log, Owner owner) {
    long version = 1 + random.nextLong(owner.version);
    var changed = new ArrayList<Page>();
    for (int i = random.nextInt(4); i > 0; i--) {
      changed.add(new Page(++owner.page, bytes(random.nextInt(500))));
    }
    boolean taken = version > owner.checkpoint;
    var dropped = taken ? pick(owner.pages, 3) : new long[0];
    var checkpoint = new Checkpoint(version, bytes(random.nextInt(200)));
    reference.checkpoint(log, checkpoint, changed, dropped).join();
    engine.checkpoint(log, checkpoint, changed, dropped).join();
    if (taken) {
      owner.checkpoint = version;
      changed.forEach(page -> owner.pages.add(page.number()));
    }
  }

  /// Takes up to `most` numbers out of the set.
  private long[] pick(NavigableSet<Long> from, int most) {
    var picked = new ArrayList<Long>();
    for (int i = random.nextInt(most + 1); i > 0 && !from.isEmpty(); i--) {
      var some = from.ceiling(random.nextLong(from.last() + 1));
      from.remove(some);
      picked.add(some);
    }
    return picked.stream().mapToLong(Long::longValue).toArray();
  }

  private static StagedBlob staged(Store store, byte[] body) {
    var blob = store.stage();
    blob.write(body, 0, body.length);
    blob.finish();
    return blob;
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Both show the same. The engine must have settled, or it may still show what is due to go.
  void compare() {
    assertEquals(reference.logs(""), engine.logs(""));
    for (var log : reference.logs("")) {
      assertEquals(reference.newest(log), engine.newest(log), log.name());
      compareSlices(reference.read(log, 0), engine.read(log, 0));
      long after = random.nextLong(reference.newest(log) + 1);
      var expected = reference.read(log, after);
      if (expected.checkpoint().isEmpty()) {
        compareSlices(expected, engine.read(log, after));
      }
      compareItems(log);
      comparePages(log);
    }
  }

  private static void compareSlices(LogSlice expected, LogSlice actual) {
    assertEquals(expected.checkpoint().isPresent(), actual.checkpoint().isPresent());
    if (expected.checkpoint().isPresent()) {
      var root = expected.checkpoint().get();
      assertEquals(root.version(), actual.checkpoint().orElseThrow().version());
      assertArrayEquals(root.root(), actual.checkpoint().orElseThrow().root());
    }
    assertEquals(expected.entries().size(), actual.entries().size());
    for (int i = 0; i < expected.entries().size(); i++) {
      var entry = expected.entries().get(i);
      assertEquals(entry.version(), actual.entries().get(i).version());
      assertEquals(entry.time(), actual.entries().get(i).time());
      assertArrayEquals(entry.payload(), actual.entries().get(i).payload());
    }
  }

  private void compareItems(LogId log) {
    assertEquals(cards(reference, log), cards(engine, log), log.name());
    for (long number : cards(reference, log).keySet()) {
      var expected = reference.body(log, number).orElseThrow();
      var actual = engine.body(log, number).orElseThrow();
      assertEquals(expected.length(), actual.length());
      assertArrayEquals(whole(reference, expected), whole(engine, actual));
    }
    assertEquals(bodies(reference, log), bodies(engine, log), log.name());
  }

  private static Map<Long, String> bodies(Store store, LogId log) {
    var bodies = new HashMap<Long, String>();
    store.items(
        log,
        cards(store, log).keySet().stream().mapToLong(Long::longValue).sorted().toArray(),
        (number, _, _, _, body) -> {
          var bytes = new byte[(int) body.length()];
          int read = Math.max(0, body.read(0, bytes, 0, bytes.length));
          bodies.put(number, java.util.HexFormat.of().formatHex(bytes, 0, read));
          return true;
        });
    return bodies;
  }

  private static Map<Long, String> cards(Store store, LogId log) {
    var cards = new HashMap<Long, String>();
    store.cards(
        log,
        0,
        Long.MAX_VALUE,
        (number, bytes, offset, length) -> {
          var hex = java.util.HexFormat.of().formatHex(bytes, offset, offset + length);
          cards.put(number, hex);
          return true;
        });
    return cards;
  }

  private static byte[] whole(Store store, BlobRef ref) {
    var bytes = new byte[(int) ref.length()];
    store.blob(ref, 0, bytes, 0, bytes.length);
    return bytes;
  }

  private void comparePages(LogId log) {
    for (long page = 1; page <= owners.getOrDefault(log, new Owner()).page; page++) {
      assertArrayEquals(page(reference, log, page), page(engine, log, page), log + " page " + page);
    }
  }

  private static byte[] page(Store store, LogId log, long number) {
    try {
      return store.page(log, number);
    } catch (StoreException e) {
      assertEquals(StoreException.Kind.GONE, e.kind());
      return new byte[] {-1};
    }
  }
}
