package dev.haven.store.journal;

import dev.haven.store.CardVisitor;
import dev.haven.store.ItemVisitor;
import dev.haven.store.StoredBody;
import dev.haven.store.index.Index;
import dev.haven.store.index.ItemBatch;
import dev.haven.store.index.LogIndex;
import dev.haven.store.segment.BodyWindow;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.Segments;
import java.util.Optional;

/// Reads cards, and items with their bodies: many in one walk through the index, and bodies that
/// lie together in one read. Any thread.
final class ItemReader {
  private static final int ITEMS_AT_ONCE = 64;
  private static final int CARDS_AT_ONCE = 256;

  /// What a processor's own memory holds: a batch is written and read again at once.
  private static final int BYTES_AT_ONCE = 224 << 10;

  private static final int WINDOW = 128 << 10;

  /// What may lie between two bodies that are read together: a card, an entry, a small body.
  private static final int WIDEST_GAP = 16 << 10;

  private final Index index;
  private final Segments segments;
  private final JournalReader reader;

  ItemReader(Index index, Segments segments, JournalReader reader) {
    this.index = index;
    this.segments = segments;
    this.reader = reader;
  }

  Optional<StoredBody> body(long log, long number) {
    return index
        .item(log, number)
        .map(item -> {
          var place = BodyWindow.before(item.place(), item.blob());
          var window = new BodyWindow(segments, (int) place.size());
          return new ItemBody(item.blob(), place, place, window, reader);
        });
  }

  /// A batch at a time, so that a slow visitor holds up nobody.
  void cards(long log, long first, long last, CardVisitor visitor) {
    var batch = new ItemBatch();
    long next = Math.max(first, 0);
    while (next <= last) {
      gather(log, next, last, batch);
      if (!show(batch, visitor) || batch.count() == 0) {
        return;
      }
      long reached = batch.number(batch.count() - 1);
      if (reached == last) {
        return;
      }
      next = reached + 1;
    }
  }

  private void gather(long log, long first, long last, ItemBatch batch) {
    try (var view = index.view()) {
      new LogIndex(view, log).items(first, last, CARDS_AT_ONCE, BYTES_AT_ONCE, batch);
    }
  }

  private static boolean show(ItemBatch batch, CardVisitor visitor) {
    for (int i = 0; i < batch.count(); i++) {
      if (!visitor.card(batch.number(i), batch.bytes(), batch.offset(i), batch.length(i))) {
        return false;
      }
    }
    return true;
  }

  /// A batch at a time, so that a slow visitor holds up nobody.
  void items(long log, long[] numbers, ItemVisitor visitor) {
    var batch = new ItemBatch();
    var window = new BodyWindow(segments, WINDOW);
    int next = 0;
    while (next < numbers.length) {
      next = gather(log, numbers, next, batch);
      if (!show(batch, window, visitor)) {
        return;
      }
    }
  }

  private int gather(long log, long[] numbers, int from, ItemBatch batch) {
    if (numbers.length == 1) {
      index.item(log, numbers[0], batch);
      return 1;
    }
    int to = Math.min(from + ITEMS_AT_ONCE, numbers.length);
    try (var view = index.view()) {
      return new LogIndex(view, log).items(numbers, from, to, BYTES_AT_ONCE, batch);
    }
  }

  private boolean show(ItemBatch batch, BodyWindow window, ItemVisitor visitor) {
    var places = new Place[batch.count()];
    for (int i = 0; i < places.length; i++) {
      places[i] = BodyWindow.before(batch.place(i), batch.blob(i));
    }
    for (int i = 0; i < places.length; i++) {
      var body =
          new ItemBody(batch.blob(i), places[i], together(places, i, window), window, reader);
      boolean more =
          visitor.item(batch.number(i), batch.bytes(), batch.offset(i), batch.length(i), body);
      if (!more) {
        return false;
      }
    }
    return true;
  }

  /// The last of the records from `first` on that are worth reading in one go.
  private static Place together(Place[] places, int first, BodyWindow window) {
    if (window.holds(places[first])) {
      return places[first];
    }
    var last = places[first];
    for (int i = first + 1; i < places.length; i++) {
      var next = places[i];
      long gap = next.offset() - (last.offset() + last.size());
      if (!window.reaches(places[first], next) || gap < 0 || gap > WIDEST_GAP) {
        break;
      }
      last = next;
    }
    return last;
  }
}
