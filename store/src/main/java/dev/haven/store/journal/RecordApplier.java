package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.BlobId;
import dev.haven.store.BlobRef;
import dev.haven.store.index.EntryValue;
import dev.haven.store.index.IndexUpdate;
import dev.haven.store.proto.CardRecord;
import dev.haven.store.proto.CheckpointRecord;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.proto.EntryRecord;
import dev.haven.store.proto.PageRecord;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;

/// Tells an [IndexUpdate] what a record of the journal says: in replay, and when records are
/// copied.
final class RecordApplier {
  private RecordApplier() {}

  /// For all records but bodies and group ends.
  static void apply(
      IndexUpdate update, RecordHeader header, boolean copied, Place place, byte[] payload)
      throws InvalidProtocolBufferException {
    long log = header.log();
    switch (header.type()) {
      case CARD -> card(update, log, copied, place, CardRecord.parseFrom(payload));
      case ENTRY -> entry(update, log, copied, place, payload);
      case CHECKPOINT -> update.checkpoint(log, copied, CheckpointRecord.parseFrom(payload), place);
      case PAGE -> update.page(log, copied, PageRecord.parseFrom(payload).getNumber(), place);
      case DROP -> update.drop(log, DropRecord.parseFrom(payload), place);
      case BODY, GROUP_END -> throw new IllegalArgumentException("not for " + header.type());
    }
  }

  private static void card(
      IndexUpdate update, long log, boolean copied, Place place, CardRecord card) {
    var id = new BlobId(card.getBlobHigh(), card.getBlobLow());
    var blob = new BlobRef(id, card.getBlobLength());
    update.card(log, copied, card.getNumber(), blob, place, card.getCard().toByteArray());
  }

  private static void entry(
      IndexUpdate update, long log, boolean copied, Place place, byte[] payload)
      throws InvalidProtocolBufferException {
    var entry = EntryRecord.parseFrom(payload);
    var value = new EntryValue(place, entry.getTimeMicros(), Digests.sha256(payload));
    update.begin(log, entry.getLog());
    update.entry(log, copied, entry.getVersion(), value, entry.getFreedList());
  }
}
