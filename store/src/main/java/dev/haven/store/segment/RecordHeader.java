package dev.haven.store.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The 32 bytes before each record's payload.
///
/// @param type what the payload is
/// @param copied whether compaction brought the record here from an older segment
/// @param length of the payload, without padding
/// @param log number of the log it belongs to, 0 for bodies and group ends
/// @param group number of the group it was written in
/// @param payloadCrc CRC32C of the payload
public record RecordHeader(
    RecordType type, boolean copied, int length, long log, long group, int payloadCrc) {
  public static final int SIZE = 32;
  static final int ALIGNMENT = 8;
  private static final int CHECKED = 28;
  private static final int COPIED = 1;

  /// Bytes that a record with such a payload takes.
  public static long sizeOf(int length) {
    return (SIZE + (long) length + ALIGNMENT - 1) & -ALIGNMENT;
  }

  public long size() {
    return sizeOf(length);
  }

  /// Writes the header at the buffer's position. The salt is the segment's.
  void encode(ByteBuffer to, long salt) {
    int start = to.position();
    to.put((byte) type.code()).put((byte) (copied ? COPIED : 0)).putShort((short) 0);
    to.putInt(length).putLong(log).putLong(group).putInt(payloadCrc);
    to.putInt(crc(to, start, salt));
  }

  /// The header at `at`, or empty if there is none: the salt makes sure that no message body that
  /// looks like a record passes for one.
  static Optional<RecordHeader> decode(ByteBuffer from, int at, long salt) {
    int code = from.get(at);
    int length = from.getInt(at + 4);
    if (!RecordType.known(code) || length < 0 || from.getInt(at + CHECKED) != crc(from, at, salt)) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordHeader(
            RecordType.of(code),
            (from.get(at + 1) & COPIED) != 0,
            length,
            from.getLong(at + 8),
            from.getLong(at + 16),
            from.getInt(at + 24)));
  }

  private static int crc(ByteBuffer bytes, int start, long salt) {
    var crc = new CRC32C();
    for (int shift = 56; shift >= 0; shift -= 8) {
      crc.update((int) (salt >>> shift));
    }
    crc.update(bytes.slice(start, CHECKED));
    return (int) crc.getValue();
  }
}
