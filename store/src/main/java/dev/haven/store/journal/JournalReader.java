package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.BlobRef;
import dev.haven.store.Checkpoint;
import dev.haven.store.Entry;
import dev.haven.store.LogId;
import dev.haven.store.LogSlice;
import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.index.LogHead;
import dev.haven.store.index.LogIndex;
import dev.haven.store.proto.CheckpointRecord;
import dev.haven.store.proto.EntryRecord;
import dev.haven.store.proto.PageRecord;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads logs, pages and blobs: where from the index, what from the segments. Any thread.
///
/// Between the two compaction may have moved a record; then the index is asked again.
final class JournalReader {
  private static final int MOST_MOVES = 5;

  private final Index index;
  private final RecordReader records;

  JournalReader(Index index, RecordReader records) {
    this.index = index;
    this.records = records;
  }

  private interface Attempt<T> {
    T run() throws IOException;
  }

  /// What is read of a log before any record is: taken from one view, so that it fits together.
  private record Found(@Nullable LogHead checkpoint, List<LogIndex.Versioned> entries) {}

  LogSlice read(LogId name, long afterVersion) {
    return following(() -> {
      var log = index.log(name);
      return log.isEmpty() ? LogSlice.EMPTY : slice(find(log.get(), afterVersion));
    });
  }

  private Found find(long log, long afterVersion) {
    try (var view = index.view()) {
      var known = new LogIndex(view, log);
      var head = known.head().orElse(null);
      if (head == null) {
        return new Found(null, List.of());
      }
      long newest =
          Math.max(head.version(), known.newest().map(LogIndex.Versioned::version).orElse(0L));
      boolean fromCheckpoint =
          head.version() > 0 && (afterVersion == 0 || afterVersion + 1 < head.keptFrom());
      if (afterVersion >= newest) {
        return new Found(null, List.of());
      }
      long from = fromCheckpoint ? head.version() : afterVersion;
      return new Found(
          fromCheckpoint ? head : null, known.entries(from + 1, newest, Integer.MAX_VALUE));
    }
  }

  private LogSlice slice(Found found) throws IOException {
    var checkpoint = Optional.<Checkpoint>empty();
    if (found.checkpoint() != null) {
      var record = CheckpointRecord.parseFrom(records.payload(found.checkpoint().checkpoint()));
      checkpoint = Optional.of(new Checkpoint(record.getVersion(), record.getRoot().toByteArray()));
    }
    var entries = new ArrayList<Entry>(found.entries().size());
    for (var entry : found.entries()) {
      var record = EntryRecord.parseFrom(records.payload(entry.value().place()));
      entries.add(
          new Entry(
              record.getVersion(),
              Times.instant(record.getTimeMicros()),
              record.getPayload().toByteArray()));
    }
    return new LogSlice(checkpoint, entries);
  }

  long newest(LogId name) {
    var log = index.log(name);
    if (log.isEmpty()) {
      return 0;
    }
    try (var view = index.view()) {
      var known = new LogIndex(view, log.get());
      return known
          .newest()
          .map(LogIndex.Versioned::version)
          .orElseGet(() -> known.head().map(LogHead::version).orElse(0L));
    }
  }

  byte[] page(LogId name, long number) {
    return following(() -> {
      var place =
          index
              .log(name)
              .flatMap(log -> index.page(log, number))
              .orElseThrow(() -> StoreException.gone(name + " page " + number));
      return PageRecord.parseFrom(records.payload(place)).getContent().toByteArray();
    });
  }

  int blob(BlobRef blob, long offset, byte[] into, int at, int length) {
    return following(() -> {
      var known =
          index
              .blob(blob.id())
              .filter(value -> !value.place().equals(Place.NOWHERE))
              .orElseThrow(() -> StoreException.gone("blob " + blob.id()));
      return records.body(known.place(), known.rawCrc(), offset, into, at, length);
    });
  }

  private <T> T following(Attempt<T> attempt) {
    for (int moves = 0; ; moves++) {
      try {
        return attempt.run();
      } catch (RecordReader.SegmentGone moved) {
        if (moves == MOST_MOVES) {
          throw DiskTrouble.of("a journal segment is missing", moved);
        }
      } catch (InvalidProtocolBufferException e) {
        throw new StoreException(
            StoreException.Kind.DAMAGED, "malformed record: " + e, "run 'haven verify'", e);
      } catch (IOException e) {
        throw DiskTrouble.of("cannot read the journal", e);
      }
    }
  }
}
