package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.index.Index;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import dev.haven.store.segment.RecordType;
import dev.haven.store.segment.RecordVisitor;

/// Looks whether the index refers to anything in a segment. Used by one thread.
final class Referred implements RecordVisitor {
  private final Index index;
  private boolean any;

  Referred(Index index) {
    this.index = index;
  }

  boolean any() {
    return any;
  }

  @Override
  public void record(RecordHeader header, Place place, byte[] payload) {
    try {
      any |= header.type() != RecordType.DROP && Liveness.lives(index, header, place, payload);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record with a good checksum is malformed", e);
    }
  }

  @Override
  public void body(RecordHeader header, Place place, BodyTrailer trailer) {
    any |= index.blob(trailer.id()).map(known -> known.place().equals(place)).orElse(false);
  }

  @Override
  public void groupEnd(int segment, long group, long end) {}
}
