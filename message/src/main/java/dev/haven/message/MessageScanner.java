package dev.haven.message;

import dev.haven.wire.OctetSearch;
import java.util.Objects;

/// Reads a message once, forward, as its bytes arrive in chunks of any size, and finds its parts:
/// RFC 5322, RFC 2046 §5.1.
///
/// Any bytes are a message; nothing is refused and nothing is changed. How the bytes were cut into
/// chunks makes no difference. Memory is bounded whatever the message's size: header blocks are
/// kept up to [#MAX_HEADERS_KEPT] in all, bodies are not kept. Nesting ends at [#MAX_DEPTH] and the
/// number of parts at [#MAX_PARTS]; what is beyond is one opaque part.
///
/// A line ends with LF, with or without a CR before it. A CR alone is an octet like any other: if
/// it ended lines here, two readers of one message could see different parts. A header ends at an
/// empty line or at a delimiter line of a multipart around it; a line without a colon does not end
/// it.
///
/// Not thread-safe; one scanner reads one message.
public final class MessageScanner {
  public static final int MAX_DEPTH = 100;
  public static final int MAX_PARTS = 10_000;
  public static final int MAX_HEADERS_KEPT = 256 * 1024;

  private final PartTree tree = new PartTree();
  private final LineHead head = new LineHead();

  /// Offset of the next byte.
  private long position;

  /// Offset of the line that is being read.
  private long lineStart;

  /// Line feeds before that line.
  private long lines;

  /// Octets of the line end before that line.
  private int endBefore;

  /// The byte before `position`.
  private byte last;

  public void accept(byte[] bytes) {
    accept(bytes, 0, bytes.length);
  }

  public void accept(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      at = isContent(bytes[at]) ? skipLines(bytes, at, end) : readLine(bytes, at, end);
    }
  }

  /// Ends the message; nothing may be accepted after it.
  public MessageStructure finish() {
    if (!head.isEmpty()) {
      lineEnds();
    }
    return new MessageStructure(position, tree.close(new Mark(position, lines)));
  }

  /// Whether the line is no matter: it is in no header, and its beginning is not that of a
  /// delimiter.
  private boolean isContent(byte next) {
    if (tree.inHeader() || !head.isEmpty()) {
      return false;
    }
    return position > lineStart || next != '-' || !tree.awaitsDelimiter();
  }

  /// Passes over lines until one that may be a delimiter; returns how far it came.
  private int skipLines(byte[] bytes, int from, int end) {
    boolean stopAtDash = tree.awaitsDelimiter();
    int at = from;
    do {
      int lineFeed = OctetSearch.indexOf(bytes, at, end, '\n');
      at = pass(bytes, at, lineFeed < 0 ? end : lineFeed + 1, lineFeed >= 0);
    } while (at < end && !(stopAtDash && position == lineStart && bytes[at] == '-'));
    return at;
  }

  /// Reads the line, or what the chunk has of it; returns how far it came.
  private int readLine(byte[] bytes, int from, int end) {
    int lineFeed = OctetSearch.indexOf(bytes, from, end, '\n');
    int to = lineFeed < 0 ? end : lineFeed + 1;
    head.add(bytes, from, to);
    if (tree.inHeader()) {
      tree.headerOctets(bytes, from, to);
    }
    return pass(bytes, from, to, lineFeed >= 0);
  }

  private int pass(byte[] bytes, int from, int to, boolean toLineFeed) {
    position += to - from;
    if (toLineFeed) {
      if (!head.isEmpty()) {
        lineEnds();
      }
      byte before = to - 2 >= from ? bytes[to - 2] : last;
      lineStart = position;
      lines++;
      endBefore = before == '\r' ? 2 : 1;
      head.clear();
    }
    last = bytes[to - 1];
    return to;
  }

  /// The line whose head was collected ends at `position`.
  private void lineEnds() {
    int level = tree.delimitedBy(head);
    if (tree.inHeader()) {
      if (head.isEmptyLine()) {
        tree.headerEnds(new Mark(position, lines + 1));
      } else if (level >= 0) {
        tree.headerIsCut(new Mark(lineStart, lines), position - lineStart);
      }
    }
    if (level >= 0) {
      int feedBefore = endBefore > 0 ? 1 : 0;
      var end = new Mark(lineStart - endBefore, lines - feedBefore);
      tree.delimiter(level, head, end, new Mark(position, lines + 1));
    }
  }
}
