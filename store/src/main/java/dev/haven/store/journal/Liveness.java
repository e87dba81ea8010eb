package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.index.FreedQueue;
import dev.haven.store.index.Index;
import dev.haven.store.proto.CardRecord;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.proto.EntryRecord;
import dev.haven.store.proto.PageRecord;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import java.util.Optional;

/// Tells whether a record is what the index refers to, and not something that has ended.
final class Liveness {
  private Liveness() {}

  /// For all records but bodies. The end of something is always taken to be needed here, except the
  /// end of a log that is purged: which ends can be left behind, [Compactor] knows.
  static boolean lives(Index index, RecordHeader header, Place place, byte[] payload)
      throws InvalidProtocolBufferException {
    long log = header.log();
    Optional<Place> current =
        switch (header.type()) {
          case CARD -> {
            long number = CardRecord.parseFrom(payload).getNumber();
            yield index.item(log, number).map(item -> item.place());
          }
          case ENTRY -> index.entry(log, EntryRecord.parseFrom(payload).getVersion());
          case PAGE -> index.page(log, PageRecord.parseFrom(payload).getNumber());
          case CHECKPOINT ->
              index.head(log).filter(head -> head.version() > 0).map(head -> head.checkpoint());
          case DROP -> dropNeeded(index, log, DropRecord.parseFrom(payload), place);
          case BODY, GROUP_END -> Optional.empty();
        };
    return current.isPresent() && current.get().equals(place);
  }

  private static Optional<Place> dropNeeded(Index index, long log, DropRecord record, Place place) {
    if (!record.hasLogDropped()
        || FreedQueue.waits(index, log, record.getLogDropped().getTimeMicros())) {
      return Optional.of(place);
    }
    return Optional.empty();
  }
}
