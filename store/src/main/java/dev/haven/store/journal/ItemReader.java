package dev.haven.store.journal;

import dev.haven.store.ItemVisitor;
import dev.haven.store.StoredBody;
import dev.haven.store.index.Index;
import dev.haven.store.index.ItemSlice;
import dev.haven.store.index.LogIndex;
import dev.haven.store.segment.BodyWindow;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.Segments;
import java.util.List;
import java.util.Optional;

/// Reads items with their bodies: many in one walk through the index, and bodies that lie together
/// in one read. Any thread.
final class ItemReader {
  private static final int ITEMS_AT_ONCE = 64;
  private static final int BYTES_AT_ONCE = 256 << 10;
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
  void items(long log, long[] numbers, ItemVisitor visitor) {
    var window = new BodyWindow(segments, WINDOW);
    int next = 0;
    while (next < numbers.length) {
      var batch = batch(log, numbers, next);
      if (!show(batch.found(), window, visitor)) {
        return;
      }
      next = batch.next();
    }
  }

  private LogIndex.Items batch(long log, long[] numbers, int from) {
    int to = Math.min(from + ITEMS_AT_ONCE, numbers.length);
    try (var view = index.view()) {
      return new LogIndex(view, log).items(numbers, from, to, BYTES_AT_ONCE);
    }
  }

  private boolean show(List<ItemSlice> items, BodyWindow window, ItemVisitor visitor) {
    var places = new Place[items.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = BodyWindow.before(items.get(i).place(), items.get(i).blob());
    }
    for (int i = 0; i < places.length; i++) {
      var item = items.get(i);
      var body = new ItemBody(item.blob(), places[i], together(places, i, window), window, reader);
      boolean more = visitor.item(item.number(), item.value(), item.offset(), item.length(), body);
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
