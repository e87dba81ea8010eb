package dev.haven.store.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// Writes groups of records to the newest segment. Used by the committer's thread only.
///
/// A group is begun, its records are put, and it is committed: one sync. If anything fails, the
/// group must be [abandoned][#abandon]: the segment is cut back to the last good group as well as
/// the disk allows, and never written again, because after a failed sync nobody knows which of its
/// pages are on the disk. The next group begins a new segment, whose header says where the
/// abandoned one ends.
///
/// A sync costs less when it need not change the file's length. Small groups therefore go to space
/// that was filled with zeros ahead of them; for large groups the length matters little, and
/// writing everything twice would.
public final class SegmentWriter implements PayloadSink, AutoCloseable {
  /// Where the header of a new segment gets what is not the writer's to know.
  public interface Origin {
    long nextLog();

    long nowMicros();
  }

  private static final int BUFFER = 1 << 20;
  private static final int SMALL_GROUP = 64 << 10;
  private static final int AHEAD = 256 << 10;

  private final Segments segments;
  private final WriteGate gate;
  private final Origin origin;
  private final long segmentSize;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer zeros = ByteBuffer.allocateDirect(AHEAD);
  private final SecureRandom random = new SecureRandom();

  private @Nullable FileChannel channel;
  private int number;
  private long salt;
  private long goodEnd;
  private long allocated;

  private long group;
  private long flushed;
  private int records;

  public SegmentWriter(Segments segments, WriteGate gate, Origin origin, long segmentSize) {
    this.segments = segments;
    this.gate = gate;
    this.origin = origin;
    this.segmentSize = segmentSize;
  }

  /// Goes on behind the last good group of an existing segment. What lies there is cut off.
  public void continueAfter(SegmentFile segment, long end) throws IOException {
    number = segment.number();
    salt = segment.header().salt();
    goodEnd = end;
    segments.cut(segment, end);
    channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE);
    allocated = end;
  }

  /// Begins a group, in a new segment if the current one is full or was abandoned.
  public void begin(long newGroup) throws IOException {
    if (channel == null || goodEnd >= segmentSize) {
      roll(newGroup);
    }
    group = newGroup;
    flushed = goodEnd;
    records = 0;
    buffer.clear();
  }

  private void roll(long firstGroup) throws IOException {
    seal();
    gate.write(SegmentHeader.SIZE);
    long newSalt = random.nextLong();
    var header =
        new SegmentHeader(
            number + 1,
            firstGroup,
            number,
            (int) goodEnd,
            origin.nextLog(),
            newSalt,
            origin.nowMicros());
    channel = segments.create(header);
    number = header.number();
    salt = newSalt;
    goodEnd = SegmentHeader.SIZE;
    allocated = SegmentHeader.SIZE;
  }

  /// What was allocated ahead and not used is given back; the next segment's header tells the end.
  private void seal() throws IOException {
    var full = channel;
    channel = null;
    if (full != null) {
      try (full) {
        full.truncate(goodEnd);
      }
    }
  }

  /// Adds a record to the group.
  public Place put(RecordType type, boolean copied, long log, Payload payload) throws IOException {
    long start = end();
    if (start + payload.size() > Integer.MAX_VALUE - BUFFER) {
      throw new IOException("segment " + number + " would exceed two GiB");
    }
    room(RecordHeader.SIZE);
    new RecordHeader(type, copied, payload.size(), log, group, payload.crc()).encode(buffer, salt);
    payload.writeTo(this);
    pad(RecordHeader.sizeOf(payload.size()) - RecordHeader.SIZE - payload.size());
    records++;
    return new Place(number, (int) start, payload.size());
  }

  private long end() {
    return flushed + buffer.position();
  }

  private void pad(long count) throws IOException {
    room((int) count);
    for (long i = 0; i < count; i++) {
      buffer.put((byte) 0);
    }
  }

  private void room(int count) throws IOException {
    if (buffer.remaining() < count) {
      flush();
    }
  }

  @Override
  public void put(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      room(1);
      int count = Math.min(length - done, buffer.remaining());
      buffer.put(bytes, offset + done, count);
      done += count;
    }
  }

  @Override
  public void transfer(FileChannel from, long position, long length) throws IOException {
    flush();
    long done = 0;
    while (done < length) {
      int allowed = gate.write((int) Math.min(length - done, BUFFER));
      long count = target().transferFrom(from.position(position + done), flushed, allowed);
      if (count <= 0) {
        throw new IOException("staged bytes are missing at " + (position + done));
      }
      done += count;
      flushed += count;
    }
  }

  /// Ends the group and makes it durable.
  public void commit() throws IOException {
    put(RecordType.GROUP_END, false, 0, GroupEnd.payload(records, goodEnd));
    allocateAhead();
    flush();
    gate.sync();
    target().force(false);
    goodEnd = flushed;
    allocated = Math.max(allocated, goodEnd);
  }

  private void allocateAhead() throws IOException {
    if (end() > allocated && end() - goodEnd < SMALL_GROUP && goodEnd + AHEAD < segmentSize) {
      zeros.clear();
      int allowed = gate.write(AHEAD);
      zeros.limit(allowed);
      allocated = goodEnd + target().write(zeros, goodEnd);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      int allowed = gate.write(buffer.remaining());
      var part = buffer.slice(buffer.position(), allowed);
      int count = target().write(part, flushed);
      buffer.position(buffer.position() + count);
      flushed += count;
    }
    buffer.clear();
  }

  private FileChannel target() throws IOException {
    var open = channel;
    if (open == null) {
      throw new IOException("no segment is open for writing");
    }
    return open;
  }

  /// Gives up the current group and the segment it was going to.
  public void abandon() {
    var failed = channel;
    channel = null;
    if (failed == null) {
      return;
    }
    try (failed) {
      failed.truncate(goodEnd);
      gate.sync();
      failed.force(true);
    } catch (IOException _) {
      // The next segment's header says the same; until there is one, nothing is acknowledged.
    }
  }

  public int segment() {
    return number;
  }

  /// Where the last good group ends.
  public long position() {
    return goodEnd;
  }

  @Override
  public void close() throws IOException {
    seal();
  }
}
