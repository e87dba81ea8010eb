package dev.haven.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Where things are in a card: the format is written down in the package's description.
final class CardFormat {
  static final byte VERSION = 1;

  static final int VERSION_AT = 0;
  static final int FLAGS_AT = 1;
  static final int SENT_OFFSET_AT = 2;
  static final int SIZE_AT = 4;
  static final int SENT_AT = 12;
  static final int HEADER_LENGTH_AT = 20;
  static final int TABLE_AT = 28;

  static final int HAS_ATTACHMENT = 1;
  static final int HAS_DATE = 2;
  static final int HAS_HEADER = 4;
  static final int IS_REPLY = 8;
  static final int HAS_PREVIEW = 16;

  private static final int BYTES_PER_SECTION = 6;
  private static final int FIXED_LENGTH = TABLE_AT + CardSection.COUNT * BYTES_PER_SECTION;
  private static final int SHORTEST = TABLE_AT + CardSection.FEWEST * BYTES_PER_SECTION;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private CardFormat() {}

  static int fixedLength() {
    return FIXED_LENGTH;
  }

  /// That of cards that are written no more.
  static int shortest() {
    return SHORTEST;
  }

  static long readLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void writeLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  static int readShort(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at);
  }

  static void writeShort(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  static int sectionOffset(byte[] bytes, int base, CardSection section) {
    return readMedium(bytes, base + TABLE_AT + section.index() * BYTES_PER_SECTION);
  }

  static int sectionLength(byte[] bytes, int base, CardSection section) {
    return readMedium(bytes, base + TABLE_AT + section.index() * BYTES_PER_SECTION + 3);
  }

  static void writeSection(byte[] bytes, CardSection section, int offset, int length) {
    int at = TABLE_AT + section.index() * BYTES_PER_SECTION;
    writeMedium(bytes, at, offset);
    writeMedium(bytes, at + 3, length);
  }

  private static int readMedium(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 16) | ((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff);
  }

  private static void writeMedium(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 16);
    bytes[at + 1] = (byte) (value >> 8);
    bytes[at + 2] = (byte) value;
  }
}
