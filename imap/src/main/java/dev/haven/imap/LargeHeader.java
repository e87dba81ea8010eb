package dev.haven.imap;

import dev.haven.message.Slice;
import java.io.IOException;

/// Picks fields out of a header that is too large to be gathered in memory (RFC 9051 §6.4.5): it is
/// read twice, once to learn how much is wanted and once to write that, so that its size costs time
/// and no memory. For one command.
final class LargeHeader {
  /// Longer than any field name that a client can ask for ([FrameLimits]).
  static final int PIECE = 65_536;

  private final Row row;
  private final long offset;
  private final long length;
  private final HeaderFilter filter;

  /// @param offset of the header in the message
  LargeHeader(Row row, long offset, long length, HeaderFilter filter) {
    this.row = row;
    this.offset = offset;
    this.length = length;
    this.filter = filter;
  }

  @FunctionalInterface
  private interface Visitor {
    void piece(Slice piece) throws IOException;
  }

  void write(Partial partial, Responses out) throws IOException {
    var found = new long[1];
    each(_ -> found[0] += filter.found());
    long size = found[0] + 2;
    long from = partial.from(size);
    long count = partial.count(size);
    if (count == 0) {
      out.ascii("\"\"");
      return;
    }
    out.put('{').number(count).ascii("}\r\n");
    var place = new long[1];
    each(piece -> place[0] = filter.writePiece(piece, place[0], from, from + count, out));
    filter.writeEnd(place[0], from, from + count, out);
  }

  /// Visits pieces that end with a line where they can; the filter has looked at each.
  private void each(Visitor visitor) throws IOException {
    filter.begin();
    for (long at = 0; at < length; ) {
      var bytes = row.header(offset + at, Math.min(PIECE, length - at));
      if (bytes.length() == 0) {
        throw new IOException("a header ends before its end");
      }
      boolean last = at + bytes.length() == length;
      var piece = last ? bytes : toLineEnd(bytes);
      filter.more(piece);
      visitor.piece(piece);
      at += piece.length();
    }
  }

  private static Slice toLineEnd(Slice bytes) {
    int end = bytes.offset() + bytes.length();
    while (end > bytes.offset() && bytes.bytes()[end - 1] != '\n') {
      end--;
    }
    return end == bytes.offset()
        ? bytes
        : new Slice(bytes.bytes(), bytes.offset(), end - bytes.offset());
  }
}
