package dev.haven.store.index;

import java.nio.ByteBuffer;

/// Up to where the index knows the journal.
///
/// @param segment in which segment
/// @param end end of the last group that is in the index
/// @param group its number
/// @param nextLog number for the next new log
public record Position(int segment, long end, long group, long nextLog) {
  /// Nothing was indexed yet.
  public static final Position START = new Position(0, 0, 0, 1);

  byte[] encode() {
    return ByteBuffer.allocate(28)
        .putInt(segment)
        .putLong(end)
        .putLong(group)
        .putLong(nextLog)
        .array();
  }

  static Position decode(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    return new Position(bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }
}
