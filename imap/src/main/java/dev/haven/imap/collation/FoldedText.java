package dev.haven.imap.collation;

import java.util.Arrays;

/// Octets that a [Collation] made, gathered. Not thread-safe.
public final class FoldedText {
  private byte[] bytes = new byte[64];
  private int length;

  /// The array behind it: valid up to [#length], until more is added.
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear() {
    length = 0;
  }

  /// Drops all but the last octets.
  public void keepLast(int count) {
    int kept = Math.min(count, length);
    System.arraycopy(bytes, length - kept, bytes, 0, kept);
    length = kept;
  }

  public void add(byte octet) {
    room(1);
    bytes[length++] = octet;
  }

  public void add(byte[] octets, int from, int count) {
    room(count);
    System.arraycopy(octets, from, bytes, length, count);
    length += count;
  }

  /// Where room was made before.
  void put(byte octet) {
    bytes[length++] = octet;
  }

  /// Makes room for so many more octets.
  void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
