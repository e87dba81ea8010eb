package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// A range of a byte array that is shared, not copied: whoever holds a slice must not write to its
/// array.
///
/// Two slices are equal when their octets are. Immutable, safe to share.
public final class Slice {
  public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int offset;
  private final int length;

  public Slice(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  /// The array behind the slice, not a copy.
  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public int end() {
    return offset + length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public byte at(int index) {
    return bytes[offset + Objects.checkIndex(index, length)];
  }

  public Slice part(int from, int partLength) {
    Objects.checkFromIndexSize(from, partLength, length);
    return new Slice(bytes, offset + from, partLength);
  }

  public byte[] copy() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /// The octets as UTF-8 text; what is not UTF-8 becomes U+FFFD.
  public String text() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice
        && Arrays.equals(
            bytes, offset, offset + length, slice.bytes, slice.offset, slice.offset + slice.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
