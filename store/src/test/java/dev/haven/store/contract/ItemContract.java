package dev.haven.store.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every engine promises about items: cards, bodies, and freeing.
abstract class ItemContract extends LogContract {
  @Test
  void anItemHasItsCardAndItsBody() {
    add(LOG, 1, item(1, "the body", "the card"));
    assertArrayEquals(bytes("the card"), store().card(LOG, 1).orElseThrow());
    assertEquals("the body", bodyOf(LOG, 1));
    assertTrue(store().card(LOG, 2).isEmpty());
    assertTrue(store().body(LOG, 2).isEmpty());
    assertTrue(store().card(OTHER, 1).isEmpty());
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
  void itemsAreVisitedInOrderUntilTheVisitorHasEnough() {
    add(LOG, 1, item(3, "b3", "three"), item(5, "b5", "five"), item(1000, "b1000", "thousand"));
    assertEquals(List.of("3 three", "5 five", "1000 thousand"), items(9, 1, 3, 4, 5, 900, 1000));
    assertEquals(List.of("5 five"), items(9, 4, 5, 6));
    assertEquals(List.of("3 three"), items(1, 3, 5, 1000));
    assertEquals(List.of("1000 thousand"), items(9, 1000, 1001));
    assertEquals(List.of(), items(9));
    assertEquals(List.of(), items(9, 1, 2, 1001));
    store().items(OTHER, new long[] {1}, (_, _, _, _, _) -> fail("there is no such log"));
  }

  @Test
  void bodiesOfItemsThatLieTogetherAreEachTheirOwn() {
    var shared = staged(random(700));
    for (int version = 1; version <= 60; version++) {
      var items = new ArrayList<Item>();
      for (int i = 1; i <= 5; i++) {
        int number = version * 100 + i;
        items.add(new Item(number, staged(random(37 * number % 9000)), bytes("c" + number)));
      }
      items.add(new Item(version * 100 + 50, shared, bytes("again")));
      items.add(new Item(version * 100 + 51, staged(random(1000 * version)), bytes("larger")));
      add(LOG, version, items.toArray(Item[]::new));
    }
    assertEquals(420, items(999, LongStream.rangeClosed(1, 6100).toArray()).size());
    assertEquals(
        60, items(999, LongStream.rangeClosed(1, 60).map(v -> 100 * v + 3).toArray()).size());
  }

  @Test
  void cardsOfEverySizeComeBackEachByItselfAndTogether() {
    var texts = new ArrayList<String>();
    for (int size : new int[] {0, 1, 300_000, 4095, 4096, 70_000, 9, 150_000, 230_000, 2}) {
      int number = texts.size() + 1;
      texts.add(number + " " + "abcdefghij".charAt(number - 1) + "x".repeat(size));
      add(LOG, number, item(number, "b" + number, texts.getLast().substring(2 + number / 10)));
    }
    var numbers = LongStream.rangeClosed(1, texts.size()).toArray();
    assertEquals(texts, cards(0, Long.MAX_VALUE, 99));
    assertEquals(texts, items(99, numbers));
    for (long number : numbers) {
      assertEquals(List.of(texts.get((int) number - 1)), items(99, number));
      assertEquals(List.of(texts.get((int) number - 1)), cards(number, number, 99));
    }
  }

  @Test
  void itemNumbersOnlyAscend() {
    add(LOG, 1, item(5, "b", "c"));
    for (var numbers : List.of(List.of(5), List.of(4), List.of(7, 6), List.of(7, 7))) {
      var items = numbers.stream().map(n -> item(n, "x", "y")).toList();
      var refused = store().append(new Append(LOG, 2, bytes("p"), items, none()));
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
      var ref = store().body(LOG, number).orElseThrow();
      assertEquals(size, ref.length());
      assertArrayEquals(body, whole(ref));
      assertArrayEquals(body, whole(store().storedBody(LOG, number).orElseThrow()));
      readInParts(ref, body);
      number++;
    }
  }

  private void readInParts(BlobRef ref, byte[] body) {
    var into = new byte[1000];
    for (int offset = 0; offset < body.length; offset += 77_777) {
      int count = store().blob(ref, offset, into, 100, 800);
      assertEquals(Math.min(800, body.length - offset), count);
      assertArrayEquals(
          Arrays.copyOfRange(body, offset, offset + count),
          Arrays.copyOfRange(into, 100, 100 + count));
    }
    assertEquals(-1, store().blob(ref, body.length, into, 0, 10));
    assertEquals(-1, store().blob(ref, body.length + 5L, into, 0, 10));
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
    assertArrayEquals(body, whole(store().body(LOG, 1).orElseThrow()));
  }

  @Test
  void oneBlobMayBeAnItemOfSeveralLogs() throws Exception {
    var blob = staged(bytes("shared"));
    add(LOG, 1, new Item(1, blob, bytes("mine")));
    add(OTHER, 1, new Item(9, blob, bytes("yours")));
    blob.close();
    free(LOG, 2, 1);
    afterFreeing();
    assertTrue(store().body(LOG, 1).isEmpty());
    assertEquals("shared", bodyOf(OTHER, 9));
  }

  @Test
  void aFreedItemStaysReadableForAWhileAndThenIsGone() throws Exception {
    add(LOG, 1, item(1, "body", "card"), item(2, "kept", "card"));
    var ref = store().body(LOG, 1).orElseThrow();
    free(LOG, 2, 1);
    clock.advance(Duration.ofMinutes(59));
    settle(store());
    assertEquals("body", bodyOf(LOG, 1));
    afterFreeing();
    assertTrue(store().body(LOG, 1).isEmpty());
    assertTrue(store().card(LOG, 1).isEmpty());
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
    assertEquals(3, store().newest(LOG));
  }
}
