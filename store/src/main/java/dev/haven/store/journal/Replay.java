package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.index.Index;
import dev.haven.store.index.IndexUpdate;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import dev.haven.store.segment.RecordVisitor;
import java.util.function.LongConsumer;

/// Brings whole groups of the journal into the index. What a scan shows of a group without an end
/// is forgotten. Used by one thread.
final class Replay implements RecordVisitor {
  private final Index index;
  private final LongConsumer reached;
  private IndexUpdate update;

  Replay(Index index) {
    this(index, _ -> {});
  }

  /// @param reached told where each group ends in its segment, when it is in the index
  Replay(Index index, LongConsumer reached) {
    this.index = index;
    this.reached = reached;
    this.update = new IndexUpdate(index);
  }

  /// The next records are of another segment, in whose header stands the number of the next log.
  void segment(long nextLog) {
    update = new IndexUpdate(index);
    update.nextLogAtLeast(nextLog);
  }

  @Override
  public void record(RecordHeader header, Place place, byte[] payload) {
    try {
      RecordApplier.apply(update, header, header.copied(), place, payload);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record with a good checksum is malformed", e);
    }
  }

  @Override
  public void body(RecordHeader header, Place place, BodyTrailer trailer) {
    update.body(trailer.id(), place, trailer.rawCrc());
  }

  @Override
  public void groupEnd(int segment, long group, long end) {
    update.groupEnd(segment, group, end);
    index.write(update);
    update = new IndexUpdate(index);
    reached.accept(end);
  }
}
