package dev.haven.message;

/// uuencode, which programs older than MIME wrote: lines between `begin` and `end`, each with its
/// own count. What is not between them is passed over.
final class UuDecoder implements TransferDecoder {
  private static final int MAX_LINE = 128;

  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean inside;
  private boolean damaged;

  @Override
  public int decode(byte[] in, int offset, int count, byte[] out, int outOffset) {
    int at = outOffset;
    for (int i = offset; i < offset + count; i++) {
      if (in[i] == '\n') {
        at += endLine(out, at);
      } else if (length < MAX_LINE) {
        line[length++] = in[i];
      } else {
        damaged |= inside;
      }
    }
    return at - outOffset;
  }

  @Override
  public int finish(byte[] out, int outOffset) {
    int count = endLine(out, outOffset);
    damaged |= inside;
    return count;
  }

  private int endLine(byte[] out, int at) {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    int count = 0;
    if (inside && startsWith("end")) {
      inside = false;
    } else if (inside && length > 0) {
      count = decodeLine(out, at);
    } else if (startsWith("begin ")) {
      inside = true;
    }
    length = 0;
    return count;
  }

  private int decodeLine(byte[] out, int at) {
    int wanted = digit(0);
    int written = 0;
    for (int group = 1; written < wanted && group + 1 < length; group += 4) {
      int bits =
          (digit(group) << 18)
              | (digit(group + 1) << 12)
              | (digit(group + 2) << 6)
              | digit(group + 3);
      for (int shift = 16; shift >= 0 && written < wanted; shift -= 8) {
        out[at + written++] = (byte) (bits >> shift);
      }
    }
    damaged |= written < wanted;
    return written;
  }

  /// Six bits; a space or a backquote is zero, and so is what a program cut off the line's end.
  private int digit(int index) {
    return index < length ? (line[index] - ' ') & 0x3f : 0;
  }

  private boolean startsWith(String word) {
    if (length < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (line[i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int most(int count) {
    return count + MAX_LINE;
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }
}
