package dev.haven.message;

import java.util.Arrays;

/// base64: RFC 2045 §6.8. What is not of its alphabet is passed over; after padding another run may
/// begin, as in bodies that were put together from encoded pieces.
final class Base64Decoder implements TransferDecoder {
  private static final byte[] DIGITS = digits();
  private static final int NONE = -1;

  private int bits;
  private int digitCount;
  private boolean damaged;

  /// The value of a digit, or -1.
  static int digit(byte b) {
    return DIGITS[b & 0xff];
  }

  /// Decodes a whole range, as of an encoded word.
  static void decodeLoosely(byte[] bytes, int from, int to, ByteBuilder into) {
    var decoder = new Base64Decoder();
    var out = new byte[decoder.most(to - from)];
    int count = decoder.decode(bytes, from, to - from, out, 0);
    count += decoder.finish(out, count);
    into.add(out, 0, count);
  }

  @Override
  public int decode(byte[] in, int offset, int length, byte[] out, int outOffset) {
    int at = outOffset;
    for (int i = offset; i < offset + length; i++) {
      int digit = DIGITS[in[i] & 0xff];
      if (digit >= 0) {
        bits = (bits << 6) | digit;
        if (++digitCount == 4) {
          out[at++] = (byte) (bits >> 16);
          out[at++] = (byte) (bits >> 8);
          out[at++] = (byte) bits;
          digitCount = 0;
          bits = 0;
        }
      } else if (in[i] == '=') {
        at += endRun(out, at);
      } else if (!Ascii.isBlank(in[i])) {
        damaged = true;
      }
    }
    return at - outOffset;
  }

  @Override
  public int finish(byte[] out, int outOffset) {
    damaged |= digitCount != 0;
    return endRun(out, outOffset);
  }

  /// Writes what a run of two or three digits holds.
  private int endRun(byte[] out, int at) {
    int count = Math.max(0, digitCount - 1);
    damaged |= digitCount == 1;
    if (digitCount == 2) {
      out[at] = (byte) (bits >> 4);
    } else if (digitCount == 3) {
      out[at] = (byte) (bits >> 10);
      out[at + 1] = (byte) (bits >> 2);
    }
    digitCount = 0;
    bits = 0;
    return count;
  }

  @Override
  public int most(int length) {
    return length + 3;
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }

  private static byte[] digits() {
    var table = new byte[256];
    Arrays.fill(table, (byte) NONE);
    for (int i = 0; i < 26; i++) {
      table['A' + i] = (byte) i;
      table['a' + i] = (byte) (26 + i);
    }
    for (int i = 0; i < 10; i++) {
      table['0' + i] = (byte) (52 + i);
    }
    table['+'] = 62;
    table['/'] = 63;
    return table;
  }
}
