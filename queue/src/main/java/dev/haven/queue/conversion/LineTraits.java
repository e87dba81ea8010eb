package dev.haven.queue.conversion;

import dev.haven.smtp.client.Content;
import java.io.IOException;

/// What a run of octets is, as far as servers care.
///
/// @param eightBit whether there are octets beyond ASCII
/// @param binary whether it is not made of lines: NUL, or a CR or LF alone (RFC 2045 §2.9)
/// @param longLines whether a line is longer than RFC 5321 §4.5.3.1.6 allows
record LineTraits(boolean eightBit, boolean binary, boolean longLines) {
  private static final int LONGEST_LINE = 998;
  private static final int PIECE = 16 * 1024;

  static LineTraits of(Content content, long from, long end) throws IOException {
    boolean eightBit = false;
    boolean binary = false;
    int longest = 0;
    int length = 0;
    int before = 0;
    var buffer = new byte[PIECE];
    for (long at = from; at < end; ) {
      int count = content.read(at, buffer, 0, (int) Math.min(PIECE, end - at));
      for (int i = 0; i < count; i++) {
        byte b = buffer[i];
        eightBit |= b < 0;
        binary |= b == 0 || (before == '\r') != (b == '\n');
        length = b == '\n' ? 0 : length + 1;
        longest = Math.max(longest, b == '\r' ? 0 : length);
        before = b;
      }
      at += count;
    }
    return new LineTraits(eightBit, binary || before == '\r', longest > LONGEST_LINE);
  }
}
