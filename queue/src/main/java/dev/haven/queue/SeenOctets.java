package dev.haven.queue;

import dev.haven.wire.OctetSearch;

/// What was seen of the octets of a message that matters to other servers. For one message and
/// thread.
final class SeenOctets {
  /// Without its CRLF (RFC 5322 §2.1.1).
  private static final int LONGEST_LINE = 998;

  private boolean eightBit;
  private boolean longLines;
  private int column;

  void look(byte[] bytes, int offset, int length) {
    int end = offset + length;
    eightBit = eightBit || OctetSearch.anyEightBit(bytes, offset, end);
    int at = offset;
    while (at < end) {
      int lineFeed = OctetSearch.indexOf(bytes, at, end, '\n');
      lookAtLine(bytes, at, lineFeed < 0 ? end : lineFeed);
      column = lineFeed < 0 ? column : 0;
      at = lineFeed < 0 ? end : lineFeed + 1;
    }
  }

  /// Looks at a line, or what has come of it. A CR at its end counts for nothing, and so does one
  /// that a line may go on behind.
  private void lookAtLine(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    column += to - from;
    longLines |= column - (bytes[to - 1] == '\r' ? 1 : 0) > LONGEST_LINE;
  }

  boolean eightBit() {
    return eightBit;
  }

  boolean longLines() {
    return longLines;
  }
}
