package dev.haven.message;

import java.util.Arrays;

/// The parts of the message that is being read: those that are open, innermost last, and the header
/// of the innermost one while it is being read. Not thread-safe; belongs to one [MessageScanner].
final class PartTree {
  private final HeaderBlock block = new HeaderBlock(MessageScanner.MAX_HEADERS_KEPT);
  private OpenPart[] open = new OpenPart[8];
  private int depth;
  private int parts;
  private int boundaries;
  private int headersKept;
  private boolean inHeader;

  PartTree() {
    open(new Mark(0, 0), MediaType.DEFAULT);
  }

  boolean inHeader() {
    return inHeader;
  }

  /// Whether a delimiter line could come.
  boolean awaitsDelimiter() {
    return boundaries > 0;
  }

  void headerOctets(byte[] bytes, int from, int to) {
    block.add(bytes, from, to);
  }

  /// The header ends, and the body begins.
  void headerEnds(Mark body) {
    inHeader = false;
    var part = open[depth - 1];
    var fields = block.fields();
    part.headerRead(fields, keeps(fields), depth < MessageScanner.MAX_DEPTH);
    part.bodyBegins(body);
    if (part.hasBoundary()) {
      boundaries++;
    }
    if (part.kind() == PartKind.MESSAGE) {
      open(body, MediaType.DEFAULT);
    }
  }

  /// The header ends before its last `lineLength` octets, which are a delimiter line.
  void headerIsCut(Mark line, long lineLength) {
    block.removeLast(lineLength);
    headerEnds(line);
  }

  private boolean keeps(HeaderFields fields) {
    int total = headersKept + fields.block().length();
    boolean keep = total <= MessageScanner.MAX_HEADERS_KEPT;
    if (keep) {
      headersKept = total;
    }
    return keep;
  }

  /// The open multipart that this line delimits, innermost first, or -1.
  int delimitedBy(LineHead line) {
    if (line.mayBeDelimiter()) {
      for (int level = depth - 1; level >= 0; level--) {
        if (open[level].hasBoundary() && line.delimits(open[level].boundary())) {
          return level;
        }
      }
    }
    return -1;
  }

  /// A delimiter line of the multipart at `level`: the part in it ends at `end`, the next begins at
  /// `next`.
  void delimiter(int level, LineHead line, Mark end, Mark next) {
    var multipart = open[level];
    boolean closes = line.closes(multipart.boundary());
    closeAbove(level, end);
    if (closes) {
      multipart.dropBoundary();
      boundaries--;
    } else {
      open(next, multipart.defaultInside());
    }
  }

  /// Ends everything; returns the whole message as a part. A delimiter that is the message's last
  /// line, as where the close-delimiter was cut off, begins no part.
  Part close(Mark end) {
    if (inHeader && isJustDelimited(end.offset())) {
      depth--;
    } else if (inHeader) {
      headerEnds(end);
    }
    inHeader = false;
    closeAbove(0, end);
    return open[0].close(end);
  }

  private boolean isJustDelimited(long end) {
    return depth > 1
        && open[depth - 2].kind() == PartKind.MULTIPART
        && open[depth - 1].headerOffset() == end;
  }

  private void closeAbove(int level, Mark end) {
    while (depth - 1 > level) {
      var part = open[--depth];
      if (part.hasBoundary()) {
        boundaries--;
      }
      open[depth - 1].add(part.close(end));
    }
    inHeader = false;
  }

  private void open(Mark header, MediaType defaultType) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    var part = new OpenPart(header, defaultType);
    open[depth++] = part;
    parts++;
    inHeader = parts < MessageScanner.MAX_PARTS;
    if (!inHeader) {
      part.becomeOpaque();
      boundaries = 0;
    }
    block.clear();
  }
}
