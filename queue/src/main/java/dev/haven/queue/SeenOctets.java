package dev.haven.queue;

/// What was seen of the octets of a message that matters to other servers. For one message and
/// thread.
final class SeenOctets {
  /// Without its CRLF (RFC 5322 §2.1.1).
  private static final int LONGEST_LINE = 998;

  private boolean eightBit;
  private boolean longLines;
  private int column;

  void look(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      eightBit |= b < 0;
      column = b == '\n' ? 0 : column + 1;
      longLines |= column > LONGEST_LINE && b != '\r';
    }
  }

  boolean eightBit() {
    return eightBit;
  }

  boolean longLines() {
    return longLines;
  }
}
