package dev.haven.store.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Reads the records of one segment in order and checks each. Used by one thread.
public final class SegmentScanner {
  private static final int WINDOW = 1 << 20;

  private final SegmentFile segment;
  private final boolean digests;
  private final long length;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
  private long windowStart;
  private long at;
  private long goodEnd;
  private long lastGroup;
  private long group;
  private int records;

  /// Scans `segment` from an offset, where a group begins, to `end` at most.
  ///
  /// @param digests whether to compute the SHA-256 of bodies as well
  public SegmentScanner(SegmentFile segment, long from, long lastGroup, long end, boolean digests)
      throws IOException {
    this.segment = segment;
    this.digests = digests;
    this.length = Math.min(segment.length(), end);
    this.at = from;
    this.goodEnd = from;
    this.lastGroup = lastGroup;
    window.limit(0);
    windowStart = from;
  }

  /// Visits records until the end or the first thing that is no valid record of the next group.
  public ScanEnd scan(RecordVisitor visitor) throws IOException {
    var reason = "";
    while (at + RecordHeader.SIZE <= length && reason.isEmpty()) {
      load(RecordHeader.SIZE);
      var header = RecordHeader.decode(window, offset(at), segment.header().salt());
      if (header.isEmpty()) {
        reason = window.getLong(offset(at)) == 0 ? "nothing" : "no record header";
      } else {
        reason = accept(header.get(), visitor);
      }
    }
    if (reason.isEmpty() && at > goodEnd) {
      reason = "the file ends within a group";
    }
    return new ScanEnd(goodEnd, lastGroup, at, reason.equals("nothing") ? "" : reason);
  }

  private String accept(RecordHeader header, RecordVisitor visitor) throws IOException {
    if (header.group() <= lastGroup) {
      return "nothing"; // left over from an abandoned group
    }
    if (at + header.size() > length) {
      return "a record longer than the file";
    }
    if (records > 0 && header.group() != group) {
      return "a group without its end";
    }
    group = header.group();
    return header.type() == RecordType.BODY ? body(header, visitor) : record(header, visitor);
  }

  private String record(RecordHeader header, RecordVisitor visitor) throws IOException {
    var payload = payload(header.length());
    var crc = new CRC32C();
    crc.update(payload);
    if ((int) crc.getValue() != header.payloadCrc()) {
      return "wrong checksum";
    }
    if (header.type() != RecordType.GROUP_END) {
      visitor.record(header, placeOf(header), payload);
      next(header);
    } else if (GroupEnd.matches(payload, records, goodEnd)) {
      endGroup(header, visitor);
    } else {
      return "a group that lacks records";
    }
    return "";
  }

  private void endGroup(RecordHeader header, RecordVisitor visitor) {
    next(header);
    goodEnd = at;
    lastGroup = group;
    records = 0;
    visitor.groupEnd(segment.number(), group, goodEnd);
  }

  private byte[] payload(int size) throws IOException {
    var payload = new byte[size];
    long from = at + RecordHeader.SIZE;
    if (size <= WINDOW / 2) {
      load(RecordHeader.SIZE + size);
      window.get(offset(from), payload);
    } else {
      segment.readFully(ByteBuffer.wrap(payload), from);
    }
    return payload;
  }

  private String body(RecordHeader header, RecordVisitor visitor) throws IOException {
    int rawLength = header.length() - BodyTrailer.SIZE;
    if (rawLength < 0) {
      return "a body without its trailer";
    }
    var crc = new CRC32C();
    var sha = digests ? sha256() : null;
    long from = at + RecordHeader.SIZE;
    for (long done = 0; done < rawLength; ) {
      int count = (int) Math.min(WINDOW / 2, rawLength - done);
      var part = bytes(from + done, count);
      crc.update(part.duplicate());
      if (sha != null) {
        sha.update(part);
      }
      done += count;
    }
    int rawCrc = (int) crc.getValue();
    var trailer = bytes(from + rawLength, BodyTrailer.SIZE);
    crc.update(trailer.duplicate());
    if ((int) crc.getValue() != header.payloadCrc()) {
      return "wrong checksum";
    }
    var decoded = BodyTrailer.decode(trailer, rawCrc);
    if (sha != null && !decoded.matches(sha.digest())) {
      return "wrong SHA-256";
    }
    visitor.body(header, placeOf(header), decoded);
    next(header);
    return "";
  }

  private Place placeOf(RecordHeader header) {
    return new Place(segment.number(), (int) at, header.length());
  }

  private void next(RecordHeader header) {
    at += header.size();
    records++;
  }

  /// Looks behind a broken place for a record of a later group than the broken one can be: its
  /// presence proves that what is broken had been acknowledged.
  public Optional<Long> laterGroup(long after) throws IOException {
    for (at = after; at + RecordHeader.SIZE <= length; at += RecordHeader.ALIGNMENT) {
      load(RecordHeader.SIZE);
      var header = RecordHeader.decode(window, offset(at), segment.header().salt());
      if (header.isPresent() && header.get().group() > lastGroup + 1) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private ByteBuffer bytes(long from, int count) throws IOException {
    if (from < windowStart || from + count > windowStart + window.limit()) {
      fill(from);
    }
    return window.slice(offset(from), count);
  }

  private void load(int count) throws IOException {
    if (at < windowStart || at + count > windowStart + window.limit()) {
      fill(at);
    }
  }

  private void fill(long from) throws IOException {
    window.clear();
    segment.read(window, from);
    window.flip();
    windowStart = from;
  }

  private int offset(long position) {
    return (int) (position - windowStart);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
