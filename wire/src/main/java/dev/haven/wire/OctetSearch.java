package dev.haven.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/// Looks for octets in arrays, eight at a time: most of reading a message is looking for the ends
/// of its lines.
///
/// An octet of eight is zero where taking one away borrows from its highest bit, and it had not set
/// that bit itself. Octets above the first zero may seem to be zero too; the first is exact, and
/// lies lowest in little-endian order.
public final class OctetSearch {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private OctetSearch() {}

  /// The index of the first such octet in a range, or -1.
  public static int indexOf(byte[] bytes, int from, int to, char wanted) {
    Objects.checkFromToIndex(from, to, bytes.length);
    long pattern = ONES * wanted;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long found = zeros((long) EIGHT.get(bytes, at) ^ pattern);
      if (found != 0) {
        return at + lowest(found);
      }
    }
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at < to ? at : -1;
  }

  /// The index of the first CR or LF in a range, or -1.
  public static int indexOfLineEnd(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long octets = (long) EIGHT.get(bytes, at);
      long found = zeros(octets ^ (ONES * '\r')) | zeros(octets ^ (ONES * '\n'));
      if (found != 0) {
        return at + lowest(found);
      }
    }
    while (at < to && bytes[at] != '\r' && bytes[at] != '\n') {
      at++;
    }
    return at < to ? at : -1;
  }

  /// Whether an octet of a range is none of US-ASCII.
  public static boolean anyEightBit(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    long all = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      all |= (long) EIGHT.get(bytes, at);
    }
    for (; at < to; at++) {
      all |= bytes[at] & 0x80;
    }
    return (all & HIGHEST_BITS) != 0;
  }

  private static long zeros(long octets) {
    return (octets - ONES) & ~octets & HIGHEST_BITS;
  }

  private static int lowest(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }
}
