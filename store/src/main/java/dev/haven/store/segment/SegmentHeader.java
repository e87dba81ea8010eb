package dev.haven.store.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The first 64 bytes of a segment file.
///
/// @param number of this segment; numbers ascend
/// @param firstGroup no earlier group is in this segment
/// @param previous number of the segment written before this one, 0 if there was none
/// @param previousEnd where that one ends: what lies behind, in a file that was abandoned after a
///   failed write, was never acknowledged
/// @param nextLog logs begun from here on have this number or a larger one
/// @param salt enters every record's header checksum
/// @param created when, in microseconds since 1970
public record SegmentHeader(
    int number,
    long firstGroup,
    int previous,
    int previousEnd,
    long nextLog,
    long salt,
    long created) {
  public static final int SIZE = 64;

  /// The format that this code writes, and the newest that it reads.
  public static final int FORMAT = 1;

  private static final long MAGIC = 0x484156454e534547L; // "HAVENSEG"
  private static final int CHECKED = SIZE - 4;

  ByteBuffer encode() {
    var bytes = ByteBuffer.allocate(SIZE);
    bytes.putLong(MAGIC).putInt(FORMAT).putInt(number).putLong(firstGroup);
    bytes.putInt(previous).putInt(previousEnd).putLong(nextLog).putLong(salt).putLong(created);
    return bytes.putInt(CHECKED, crc(bytes)).clear();
  }

  /// The format version of a segment, or 0 if these bytes are no segment header.
  static int formatOf(ByteBuffer bytes) {
    return bytes.limit() < SIZE || bytes.getLong(0) != MAGIC ? 0 : bytes.getInt(8);
  }

  static Optional<SegmentHeader> decode(ByteBuffer bytes) {
    if (formatOf(bytes) != FORMAT || bytes.getInt(CHECKED) != crc(bytes)) {
      return Optional.empty();
    }
    return Optional.of(
        new SegmentHeader(
            bytes.getInt(12),
            bytes.getLong(16),
            bytes.getInt(24),
            bytes.getInt(28),
            bytes.getLong(32),
            bytes.getLong(40),
            bytes.getLong(48)));
  }

  private static int crc(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.slice(0, CHECKED));
    return (int) crc.getValue();
  }
}
