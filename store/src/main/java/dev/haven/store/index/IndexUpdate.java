package dev.haven.store.index;

import dev.haven.store.BlobId;
import dev.haven.store.BlobRef;
import dev.haven.store.LogId;
import dev.haven.store.proto.CheckpointRecord;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.proto.FreedKey;
import dev.haven.store.proto.LogDropped;
import dev.haven.store.proto.LogPurged;
import dev.haven.store.proto.Reclaimed;
import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the records of one group change in the index.
///
/// Records are told in the order in which they lie in the journal, when they are written and again
/// when they are replayed: the same calls, so the same index. Everything a record needs to know is
/// in the record, in the index as it was before the group, or was told of this group before. Used
/// by one thread.
///
/// A copied record tells only a new place, if the record it copies is known; if it is not (the
/// original's segment is gone and the index is being rebuilt), it counts as the original, except
/// that what a copied entry or checkpoint gave up has been reclaimed long ago: compaction waits for
/// that.
public final class IndexUpdate {
  private final Index index;
  private final Batch batch = new Batch();
  private final Map<Long, LogHead> heads = new HashMap<>();
  private final Map<String, Long> names = new HashMap<>();
  private final Set<String> renamed = new HashSet<>();
  private final LiveBytes live;
  private final BlobUpdates blobs;

  /// What ended in this group: one group may hold several ends of the same thing, when compaction
  /// copied them together.
  private final Set<ByteBuffer> ended = new HashSet<>();

  /// Where entries went that were copied in this group.
  private final Map<ByteBuffer, Place> copiedEntries = new HashMap<>();

  /// Pages of this group.
  private final Set<ByteBuffer> pages = new HashSet<>();

  private long nextLog;
  private Position position;

  public IndexUpdate(Index index) {
    this.index = index;
    this.live = new LiveBytes(index);
    this.blobs = new BlobUpdates(index, live);
    this.position = index.position();
    this.nextLog = position.nextLog();
  }

  /// Logs begun later have this number or a larger one.
  public void nextLogAtLeast(long number) {
    nextLog = Math.max(nextLog, number);
  }

  /// A body that was not in the journal before.
  public void newBody(BlobId id, Place place, int rawCrc) {
    blobs.begin(id, place, rawCrc);
  }

  /// A body that may be a copy, or may have been named by items before.
  public void body(BlobId id, Place place, int rawCrc) {
    blobs.move(id, place, rawCrc);
  }

  /// Whether a body is in the journal and some item names it, this group's records included.
  public boolean holds(BlobId id) {
    return blobs.holds(id);
  }

  /// An item: its card, and a reference to its body.
  public void card(long log, boolean copied, long number, BlobRef blob, Place place, byte[] card) {
    if (ended.contains(ByteBuffer.wrap(Keys.item(log, number)))) {
      return;
    }
    var before = copied ? index.item(log, number) : Optional.<ItemValue>empty();
    if (before.isPresent()) {
      live.remove(before.get().place());
    } else {
      blobs.refer(blob.id(), 1);
    }
    live.add(place);
    batch.put(Keys.item(log, number), ItemValue.encode(blob, place, card));
  }

  /// An entry, and what it gives up.
  public void entry(long log, boolean copied, long version, EntryValue value, List<Long> freed) {
    if (copied) {
      if (head(log).map(head -> version < head.keptFrom()).orElse(false)) {
        return; // forgotten by a checkpoint of this very group
      }
      index.entry(log, version).ifPresent(live::remove);
      copiedEntries.put(ByteBuffer.wrap(Keys.entry(log, version)), value.place());
    } else {
      free(value.place(), value.time(), log, Freed.Kind.ITEMS, version, freed);
    }
    live.add(value.place());
    batch.put(Keys.entry(log, version), value.encode());
  }

  private Optional<LogHead> head(long log) {
    var told = heads.get(log);
    return told != null ? Optional.of(told) : index.head(log);
  }

  /// A record names a log: it begins unless it is known.
  public LogHead begin(long log, String name) {
    return head(log)
        .orElseGet(() -> {
          var head = LogHead.begin(name);
          heads.put(log, head);
          name(name, log);
          nextLogAtLeast(log + 1);
          return head;
        });
  }

  private void name(String name, long log) {
    names.put(name, log);
    renamed.add(name);
    batch.put(Keys.log(name), ByteBuffer.allocate(8).putLong(log).array());
  }

  private void free(
      Place by, long time, long log, Freed.Kind kind, long version, List<Long> numbers) {
    for (int from = 0, part = 0; from < numbers.size(); part++) {
      int to = Math.min(from + Freed.LARGEST_PART, numbers.size());
      var some = numbers.subList(from, to).stream().mapToLong(Long::longValue).toArray();
      var freed = new Freed(time, log, kind, version, part, by.segment(), some);
      batch.put(freed.key(), freed.value());
      from = to;
    }
  }

  /// Whether there is a page of this number, this group's included. One that was dropped is there
  /// until it is reclaimed.
  public boolean holdsPage(long log, long number) {
    return pages.contains(ByteBuffer.wrap(Keys.page(log, number)))
        || index.page(log, number).isPresent();
  }

  /// A page of a checkpoint.
  public void page(long log, boolean copied, long number, Place place) {
    if (ended.contains(ByteBuffer.wrap(Keys.page(log, number)))) {
      return;
    }
    if (copied) {
      index.page(log, number).ifPresent(live::remove);
    }
    live.add(place);
    pages.add(ByteBuffer.wrap(Keys.page(log, number)));
    batch.put(Keys.page(log, number), Places.encode(place));
  }

  /// A checkpoint: replaces an older one, ends old entries, and gives up pages.
  public void checkpoint(long log, boolean copied, CheckpointRecord record, Place place) {
    var before = begin(log, record.getLog());
    if (record.getVersion() < before.version()) {
      return;
    }
    if (before.version() > 0) {
      live.remove(before.checkpoint());
    }
    live.add(place);
    heads.put(
        log,
        new LogHead(
            before.name(),
            before.dropped(),
            place,
            record.getVersion(),
            Math.max(before.keptFrom(), record.getKeptFrom()),
            record.getHash().toByteArray(),
            record.getEntryTimeMicros(),
            record.getNewestItem()));
    endEntries(log, before.keptFrom(), record.getKeptFrom() - 1);
    if (!copied) {
      var dropped = record.getDroppedPagesList();
      free(place, record.getTimeMicros(), log, Freed.Kind.PAGES, record.getVersion(), dropped);
    }
  }

  private void endEntries(long log, long from, long through) {
    if (through < 1) {
      return;
    }
    List<LogIndex.Versioned> known;
    try (var view = index.view()) {
      known = new LogIndex(view, log).entries(from, through, Integer.MAX_VALUE);
    }
    for (var entry : known) {
      var key = Keys.entry(log, entry.version());
      var copied = copiedEntries.remove(ByteBuffer.wrap(key));
      endEntry(key, copied == null ? entry.value().place() : copied);
    }
    endCopiedEntries(log, from, through);
  }

  private void endEntry(byte[] key, Place place) {
    if (ended.add(ByteBuffer.wrap(key))) {
      live.remove(place);
      batch.delete(key);
    }
  }

  /// Entries that were copied in this very group and are not known otherwise: the index is being
  /// rebuilt, and their originals are gone.
  private void endCopiedEntries(long log, long from, long through) {
    copiedEntries
        .entrySet()
        .removeIf(copied -> {
          var key = copied.getKey().array();
          long version = Keys.second(key);
          boolean ends = Keys.first(key) == log && version >= from && version <= through;
          if (ends) {
            endEntry(key, copied.getValue());
          }
          return ends;
        });
  }

  /// The end of something.
  public void drop(long log, DropRecord record, Place place) {
    live.add(place);
    switch (record.getWhatCase()) {
      case LOG_DROPPED -> dropLog(log, record.getLogDropped());
      case RECLAIMED -> reclaim(log, record.getReclaimed());
      case LOG_PURGED -> purged(log, record.getLogPurged());
      case WHAT_NOT_SET -> {
        // Written by a newer version of the same format: kept, and of no effect here.
      }
    }
  }

  private void dropLog(long log, LogDropped record) {
    var head = head(log).orElseGet(() -> LogHead.begin(record.getLog()));
    heads.put(log, head.drop());
    unname(record.getLog(), log);
    var freed = Freed.log(record.getTimeMicros(), log);
    batch.put(freed.key(), freed.value());
  }

  private void unname(String name, long log) {
    var told = names.get(name);
    var owner = told != null ? Optional.of(told) : index.log(new LogId(name));
    if (owner.isPresent() && owner.get() == log) {
      names.remove(name);
      renamed.add(name);
      batch.delete(Keys.log(name));
    }
  }

  private void reclaim(long log, Reclaimed record) {
    record.getItemsList().forEach(number -> endItem(log, number));
    record.getPagesList().forEach(number -> endPage(log, number));
    endEntries(log, 0, record.getEntriesThrough());
    if (record.hasFinished()) {
      batch.delete(keyOf(log, record.getFinished()));
    }
  }

  private static byte[] keyOf(long log, FreedKey key) {
    var kind = key.getPages() ? Freed.Kind.PAGES : Freed.Kind.ITEMS;
    return new Freed(
            key.getTimeMicros(), log, kind, key.getVersion(), key.getPart(), 0, new long[0])
        .key();
  }

  private void endItem(long log, long number) {
    var key = Keys.item(log, number);
    if (ended.add(ByteBuffer.wrap(key))) {
      index
          .item(log, number)
          .ifPresent(item -> {
            live.remove(item.place());
            blobs.refer(item.blob().id(), -1);
            batch.delete(key);
          });
    }
  }

  private void endPage(long log, long number) {
    var key = Keys.page(log, number);
    if (ended.add(ByteBuffer.wrap(key))) {
      index
          .page(log, number)
          .ifPresent(place -> {
            live.remove(place);
            batch.delete(key);
          });
    }
  }

  /// When this is written nothing is left; when an index is rebuilt, what was ended long ago by
  /// records that are gone themselves may have come back.
  private void purged(long log, LogPurged record) {
    List<LogIndex.Located> items;
    List<LogIndex.Located> pages;
    try (var view = index.view()) {
      var left = new LogIndex(view, log);
      items = left.items(Integer.MAX_VALUE);
      pages = left.pages(Integer.MAX_VALUE);
    }
    items.forEach(item -> endItem(log, item.number()));
    pages.forEach(page -> endPage(log, page.number()));
    endEntries(log, 0, Long.MAX_VALUE);
    head(log).filter(head -> head.version() > 0).ifPresent(head -> live.remove(head.checkpoint()));
    heads.remove(log);
    batch.delete(Keys.head(log));
    unname(record.getLog(), log);
    batch.delete(Freed.log(record.getTimeMicros(), log).key());
  }

  /// All records of the group were told; this is where it ends.
  public void groupEnd(int segment, long group, long end) {
    position = new Position(segment, end, group, nextLog);
  }

  Position position() {
    return position;
  }

  /// Names that stand for another log afterwards, or for none.
  Set<String> renamed() {
    return renamed;
  }

  /// Live bytes of the segments whose count changed.
  Map<Integer, Long> liveBytes() {
    return live.after();
  }

  Batch finish() {
    blobs.finish(batch);
    heads.forEach((log, head) -> batch.put(Keys.head(log), head.encode()));
    liveBytes()
        .forEach((segment, bytes) ->
            batch.put(Keys.segment(segment), ByteBuffer.allocate(8).putLong(bytes).array()));
    batch.put(Keys.position(), position.encode());
    return batch;
  }
}
