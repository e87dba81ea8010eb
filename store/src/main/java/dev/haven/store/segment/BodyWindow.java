package dev.haven.store.segment;

import dev.haven.store.BlobRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32C;

/// A piece of a segment in memory, and the bodies that are found in it.
///
/// A body that arrived with its card lies right before it, so where the card is says where the body
/// should be, without a look-up. Whether it is there, the record itself tells: the header's
/// checksum, the checksum over all of the body, and its name behind it. What is not found so, since
/// the body is another item's or one of the two was moved, has to be looked up. For one thread.
public final class BodyWindow {
  /// Larger bodies are not looked for here.
  static final int LARGEST = 64 << 10;

  private static final byte[] NOTHING = {};

  private final Segments segments;
  private final int most;
  private byte[] bytes = NOTHING;
  private int length;
  private int segment;
  private long start;
  private long salt;

  /// @param most how many bytes of a segment it may hold
  public BodyWindow(Segments segments, int most) {
    this.segments = segments;
    this.most = most;
  }

  /// Where the record of a body should lie whose card lies there; nowhere if it is too large.
  public static Place before(Place card, BlobRef body) {
    long payload = body.length() + BodyTrailer.SIZE;
    long offset = card.offset() - RecordHeader.sizeOf((int) Math.min(payload, LARGEST));
    return payload > LARGEST || offset < SegmentHeader.SIZE
        ? Place.NOWHERE
        : new Place(card.segment(), (int) offset, (int) payload);
  }

  public boolean holds(Place place) {
    return place.segment() == segment
        && place.offset() >= start
        && place.offset() + place.size() <= start + length;
  }

  /// Whether a record could be read together with one that begins at `first`.
  public boolean reaches(Place first, Place place) {
    return place.segment() == first.segment()
        && place.offset() >= first.offset()
        && place.offset() + place.size() - first.offset() <= most;
  }

  /// Reads what lies from one record to the end of another that [#reaches] says can be. Holds
  /// nothing if it is not there any more.
  public void read(Place first, Place last) throws IOException {
    length = 0;
    var file = segments.find(first.segment());
    int count = (int) (last.offset() + last.size() - first.offset());
    if (file.isEmpty()) {
      return;
    }
    if (bytes.length < count) {
      bytes = new byte[count];
    }
    try {
      int got = file.get().read(ByteBuffer.wrap(bytes, 0, count), first.offset());
      length = Math.max(got, 0);
    } catch (ClosedChannelException | NoSuchFileException e) {
      if (segments.find(first.segment()).isPresent()) {
        throw e;
      }
    }
    segment = first.segment();
    start = first.offset();
    salt = file.get().header().salt();
  }

  /// Where in [#bytes] the body begins; -1 if that record is no such body, or damaged.
  public int find(Place place, BlobRef body) {
    if (!holds(place)) {
      return -1;
    }
    int at = (int) (place.offset() - start);
    var record = ByteBuffer.wrap(bytes, 0, length);
    var header = RecordHeader.decode(record, at, salt);
    int from = at + RecordHeader.SIZE;
    boolean found =
        header.isPresent()
            && header.get().type() == RecordType.BODY
            && header.get().length() == place.length()
            && isNamed(record, from + (int) body.length(), body)
            && header.get().payloadCrc() == crc(from, place.length());
    return found ? from : -1;
  }

  private static boolean isNamed(ByteBuffer record, int trailer, BlobRef body) {
    return record.getLong(trailer) == body.id().high()
        && record.getLong(trailer + Long.BYTES) == body.id().low();
  }

  private int crc(int from, int count) {
    var crc = new CRC32C();
    crc.update(bytes, from, count);
    return (int) crc.getValue();
  }

  /// What it holds; must not be changed.
  public byte[] bytes() {
    return bytes;
  }
}
