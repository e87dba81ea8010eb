package dev.haven.message;

import dev.haven.wire.OctetSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Picks fields out of a raw header: `HEADER.FIELDS` and `HEADER.FIELDS.NOT`, RFC 9051 §6.4.5.1.
///
/// Octets pass unchanged and in order; the empty line at the end passes always, if there is one.
/// The header may come in chunks of any size, and memory is bounded. Not thread-safe; one filter
/// reads one header.
public final class HeaderFilter {
  /// A line that has no colon within this many octets has no name.
  private static final int MAX_NAME_LENGTH = 1000;

  private final Set<String> names = new HashSet<>();
  private final boolean listed;
  private final ByteBuilder lineHead = new ByteBuilder(64);
  private boolean inName = true;
  private boolean keeping;
  private boolean ended;

  private HeaderFilter(Collection<String> names, boolean listed) {
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    this.listed = listed;
    this.keeping = !listed;
  }

  /// Lets pass the fields of these names.
  public static HeaderFilter only(Collection<String> names) {
    return new HeaderFilter(names, true);
  }

  /// Lets pass all fields but those of these names; a line that is no field passes.
  public static HeaderFilter allBut(Collection<String> names) {
    return new HeaderFilter(names, false);
  }

  /// Filters a header that is in memory as a whole.
  public Slice filter(Slice header) {
    var out = new ByteBuilder(256);
    try {
      OctetSink sink = (bytes, offset, length) -> out.add(bytes, offset, offset + length);
      accept(header.bytes(), header.offset(), header.length(), sink);
      finish(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Slice.of(out.copy());
  }

  public void accept(byte[] bytes, int offset, int length, OctetSink sink) throws IOException {
    int end = offset + length;
    int at = offset;
    while (at < end && !ended) {
      at = inName ? name(bytes, at, end, sink) : rest(bytes, at, end, sink);
    }
  }

  /// The header ends, perhaps in the middle of a line.
  public void finish(OctetSink sink) throws IOException {
    if (inName && lineHead.length() > 0) {
      decide(0);
      passHead(sink);
    }
    ended = true;
  }

  /// Collects a line up to its colon or end, and decides.
  private int name(byte[] bytes, int from, int end, OctetSink sink) throws IOException {
    for (int i = from; i < end; i++) {
      byte b = bytes[i];
      lineHead.add(b);
      if (lineHead.length() == 1 && Ascii.isSpace(b)) {
        passHead(sink);
        return i + 1;
      }
      if (b == ':' || b == '\n' || lineHead.length() == MAX_NAME_LENGTH) {
        decide(b == ':' ? lineHead.length() - 1 : 0);
        passHead(sink);
        inName = b == '\n';
        return i + 1;
      }
    }
    return end;
  }

  /// Passes the line's beginning on or not; what follows goes the same way.
  private void passHead(OctetSink sink) throws IOException {
    if (keeping) {
      sink.write(lineHead.array(), 0, lineHead.length());
    }
    lineHead.cutTo(0);
    inName = false;
  }

  private void decide(int nameLength) {
    if (isEmptyLine()) {
      keeping = true;
      ended = true;
      return;
    }
    int end = nameLength;
    while (end > 0 && Ascii.isSpace(lineHead.array()[end - 1])) {
      end--;
    }
    keeping = end > 0 && names.contains(Ascii.lowerText(lineHead.array(), 0, end)) == listed;
    keeping |= end == 0 && !listed;
  }

  private boolean isEmptyLine() {
    var line = lineHead.array();
    int length = lineHead.length();
    return (length == 1 && line[0] == '\n') || (length == 2 && line[0] == '\r' && line[1] == '\n');
  }

  private int rest(byte[] bytes, int from, int end, OctetSink sink) throws IOException {
    int lineFeed = OctetSearch.indexOf(bytes, from, end, '\n');
    int to = lineFeed < 0 ? end : lineFeed + 1;
    if (keeping) {
      sink.write(bytes, from, to - from);
    }
    inName = lineFeed >= 0;
    return to;
  }
}
