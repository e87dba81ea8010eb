package dev.haven.store.index;

import dev.haven.store.BlobId;
import dev.haven.store.segment.Place;
import java.util.HashMap;
import java.util.Map;

/// Bodies as the records of one group leave them: where they are, and how many items name them.
/// Used by one thread.
final class BlobUpdates {
  private final Index index;
  private final LiveBytes live;
  private final Map<BlobId, BlobValue> blobs = new HashMap<>();

  BlobUpdates(Index index, LiveBytes live) {
    this.index = index;
    this.live = live;
  }

  /// One that was not in the journal before, and that nothing names yet.
  void begin(BlobId id, Place place, int rawCrc) {
    blobs.put(id, BlobValue.UNSEEN.at(place, rawCrc));
  }

  /// One that is at that place from now on.
  void move(BlobId id, Place place, int rawCrc) {
    var before = value(id);
    replace(id, before, before.at(place, rawCrc));
  }

  /// So many items more name it, or fewer.
  void refer(BlobId id, int more) {
    var before = value(id);
    replace(id, before, before.referred(more));
  }

  boolean holds(BlobId id) {
    return value(id).live();
  }

  private BlobValue value(BlobId id) {
    var told = blobs.get(id);
    return told != null ? told : index.blob(id).orElse(BlobValue.UNSEEN);
  }

  private void replace(BlobId id, BlobValue before, BlobValue after) {
    if (before.live()) {
      live.remove(before.place());
    }
    blobs.put(id, after);
    if (after.live()) {
      live.add(after.place());
    }
  }

  void finish(Batch batch) {
    blobs.forEach((id, value) -> finish(id, value, batch));
  }

  /// A blob that no item names any more is dead; but while an index is rebuilt the items that name
  /// it may be further on.
  private void finish(BlobId id, BlobValue value, Batch batch) {
    if (value.references() <= 0 && !index.rebuilding()) {
      batch.delete(Keys.blob(id));
    } else {
      batch.put(Keys.blob(id), value.encode());
    }
  }
}
