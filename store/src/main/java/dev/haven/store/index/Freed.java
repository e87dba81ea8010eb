package dev.haven.store.index;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Something that was given up and waits to be reclaimed.
///
/// @param time when, in microseconds since 1970
/// @param log number of the log that it belongs to
/// @param kind what it is
/// @param version of the entry or checkpoint that gave it up
/// @param part counts up where one entry gives up very much
/// @param segment that holds the record which gave it up; 0 for a log
/// @param numbers of the items or pages; none for a log
@SuppressWarnings("ArrayRecordComponent") // read once by who reclaims it
public record Freed(
    long time, long log, Kind kind, long version, int part, int segment, long[] numbers) {
  public static final int LARGEST_PART = 1000;

  /// What is given up.
  public enum Kind {
    ITEMS('i'),
    PAGES('p'),
    LOG('x');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }

    private static Kind of(byte code) {
      return switch (code) {
        case 'i' -> ITEMS;
        case 'p' -> PAGES;
        default -> LOG;
      };
    }
  }

  static Freed log(long time, long log) {
    return new Freed(time, log, Kind.LOG, 0, 0, 0, new long[0]);
  }

  byte[] key() {
    return ByteBuffer.allocate(30)
        .put(Keys.FREED)
        .putLong(time)
        .putLong(log)
        .put(kind.code)
        .putLong(version)
        .putInt(part)
        .array();
  }

  byte[] value() {
    var bytes = ByteBuffer.allocate(4 + 8 * numbers.length).putInt(segment);
    Arrays.stream(numbers).forEach(bytes::putLong);
    return bytes.array();
  }

  static Freed decode(byte[] key, byte[] value) {
    var content = ByteBuffer.wrap(value);
    int segment = content.getInt();
    var numbers = new long[content.remaining() / 8];
    content.asLongBuffer().get(numbers);
    var bytes = ByteBuffer.wrap(key);
    return new Freed(
        bytes.getLong(1),
        bytes.getLong(9),
        Kind.of(bytes.get(17)),
        bytes.getLong(18),
        bytes.getInt(26),
        segment,
        numbers);
  }
}
