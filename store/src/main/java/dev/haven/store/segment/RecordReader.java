package dev.haven.store.segment;

import dev.haven.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.zip.CRC32C;

/// Reads single records, and checks what it reads. Any thread.
public final class RecordReader {
  /// The segment was removed by compaction: what was in it is elsewhere now.
  public static final class SegmentGone extends IOException {
    SegmentGone(int number) {
      super(String.format("segment %08d is not there", number));
    }
  }

  private final Segments segments;

  public RecordReader(Segments segments) {
    this.segments = segments;
  }

  /// The payload of a record.
  public byte[] payload(Place place) throws IOException {
    var bytes = ByteBuffer.allocate(RecordHeader.SIZE + place.length());
    var segment = read(place.segment(), bytes, place.offset());
    var header = RecordHeader.decode(bytes, 0, segment.header().salt());
    var crc = new CRC32C();
    crc.update(bytes.slice(RecordHeader.SIZE, place.length()));
    if (header.isEmpty()
        || header.get().length() != place.length()
        || header.get().payloadCrc() != (int) crc.getValue()) {
      throw damaged(segment, place);
    }
    var payload = new byte[place.length()];
    bytes.get(RecordHeader.SIZE, payload);
    return payload;
  }

  /// Reads a part of a body. A body that is read whole is checked, a part is not.
  ///
  /// @return how many bytes were read, or -1 from the end of the body on
  public int body(Place place, int rawCrc, long offset, byte[] into, int at, int length)
      throws IOException {
    Objects.checkFromIndexSize(at, length, into.length);
    int rawLength = place.length() - BodyTrailer.SIZE;
    if (offset >= rawLength) {
      return -1;
    }
    int count = (int) Math.min(length, rawLength - offset);
    var segment =
        read(place.segment(), ByteBuffer.wrap(into, at, count), place.payloadOffset() + offset);
    if (count == rawLength) {
      var crc = new CRC32C();
      crc.update(into, at, count);
      if ((int) crc.getValue() != rawCrc) {
        throw damaged(segment, place);
      }
    }
    return count;
  }

  /// The SHA-256 that is kept with a body.
  public byte[] digest(Place place) throws IOException {
    var bytes = ByteBuffer.allocate(BodyTrailer.SIZE);
    var _ = read(place.segment(), bytes, place.payloadOffset() + place.length() - BodyTrailer.SIZE);
    return BodyTrailer.decode(bytes, 0).sha256();
  }

  private SegmentFile read(int number, ByteBuffer into, long position) throws IOException {
    var segment = segments.find(number).orElseThrow(() -> new SegmentGone(number));
    try {
      segment.readFully(into, position);
      into.rewind();
      return segment;
    } catch (ClosedChannelException | NoSuchFileException e) {
      if (segments.find(number).isEmpty()) {
        throw new SegmentGone(number);
      }
      throw e;
    }
  }

  private static StoreException damaged(SegmentFile segment, Place place) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        segment.path() + " at offset " + place.offset() + ": wrong checksum",
        "restore this file from a backup; 'haven verify' lists all that is damaged");
  }
}
