package dev.haven.queue.conversion;

import java.util.Arrays;
import java.util.Base64;

/// RFC 2045 §6.8: 57 octets make a line of 76 characters.
final class Base64Lines implements Encoder {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, CRLF);

  @Override
  public byte[] encode(byte[] octets, int length, boolean last) {
    var lines = LINES.encode(Arrays.copyOf(octets, length));
    if (last) {
      return lines;
    }
    var ended = Arrays.copyOf(lines, lines.length + CRLF.length);
    System.arraycopy(CRLF, 0, ended, lines.length, CRLF.length);
    return ended;
  }
}
