package dev.haven.message;

import java.util.Arrays;

/// Bytes being written: grows as needed. Not thread-safe.
final class ByteBuilder {
  private byte[] bytes;
  private int length;

  ByteBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /// The array being written to, valid until the next append.
  byte[] array() {
    return bytes;
  }

  /// Forgets everything after `newLength`.
  void cutTo(int newLength) {
    length = newLength;
  }

  ByteBuilder add(char ascii) {
    return add((byte) ascii);
  }

  ByteBuilder add(byte b) {
    ensure(1);
    bytes[length++] = b;
    return this;
  }

  ByteBuilder add(byte[] source) {
    return add(source, 0, source.length);
  }

  ByteBuilder add(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  ByteBuilder add(Slice slice) {
    return add(slice.bytes(), slice.offset(), slice.end());
  }

  /// Text whose characters are all octets (0 to 255).
  @SuppressWarnings("deprecation") // the only getBytes that copies without a new array
  ByteBuilder add(String octets) {
    ensure(octets.length());
    octets.getBytes(0, octets.length(), bytes, length);
    length += octets.length();
    return this;
  }

  /// A number in decimal digits.
  ByteBuilder addDecimal(long number) {
    if (number >= 0 && number < 10) {
      return add((byte) ('0' + number));
    }
    return add(Long.toString(number));
  }

  /// A number of 7 bits a byte, lowest first, the high bit set on all but the last.
  ByteBuilder addVarint(long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      add((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return add((byte) rest);
  }

  /// Appends zeros, to be filled in later.
  void skip(int count) {
    ensure(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
