package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.BlobId;
import dev.haven.store.segment.BytesPayload;
import dev.haven.store.segment.Payload;
import dev.haven.store.segment.PayloadSink;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import dev.haven.store.segment.RecordType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Copies what still lives in an old segment to the newest one, bytes as they are. What has died
/// since it was found is passed over.
record CopyRequest(List<Copy> copies, long bytes, CompletableFuture<Void> done) implements Request {
  /// One record to be copied.
  sealed interface Copy {
    RecordHeader header();

    Place place();
  }

  /// A body, straight from the old segment.
  record Body(RecordHeader header, Place place, BlobId id, int rawCrc, FileChannel from)
      implements Copy, Payload {
    @Override
    public int size() {
      return header.length();
    }

    @Override
    public int crc() {
      return header.payloadCrc();
    }

    @Override
    public void writeTo(PayloadSink sink) throws IOException {
      sink.transfer(from, place.payloadOffset(), header.length());
    }
  }

  /// Any other record, with its payload.
  @SuppressWarnings("ArrayRecordComponent") // carried to the committer, never compared
  record Small(RecordHeader header, Place place, byte[] payload) implements Copy {}

  @Override
  public Need need() {
    return Need.LITTLE;
  }

  @Override
  public void write(Group group) throws IOException {
    for (var copy : copies) {
      switch (copy) {
        case Body body -> copy(body, group);
        case Small small -> copy(small, group);
      }
    }
  }

  private static void copy(Body body, Group group) throws IOException {
    var known = group.index().blob(body.id());
    if (known.isPresent() && known.get().place().equals(body.place())) {
      var place = group.put(RecordType.BODY, true, 0, body);
      group.update().body(body.id(), place, body.rawCrc());
    }
  }

  private static void copy(Small small, Group group) throws IOException {
    var header = small.header();
    try {
      if (Liveness.lives(group.index(), header, small.place(), small.payload())) {
        var place = group.put(header.type(), true, header.log(), new BytesPayload(small.payload()));
        RecordApplier.apply(group.update(), header, true, place, small.payload());
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record with a good checksum is malformed", e);
    }
  }
}
