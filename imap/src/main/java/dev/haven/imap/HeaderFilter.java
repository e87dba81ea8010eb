package dev.haven.imap;

import dev.haven.message.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Picks fields out of a raw header for `HEADER.FIELDS` and `HEADER.FIELDS.NOT` (RFC 9051 §6.4.5),
/// byte for byte as they are in the message.
///
/// Works on places in the header; nothing is copied but into the response. For one thread.
final class HeaderFilter {
  private static final byte[] CRLF = {'\r', '\n'};

  private final byte[][] names;
  private final boolean not;
  private int[] ranges = new int[32];
  private int count;
  private int length;
  private boolean wanted;
  private boolean withinLine;
  private boolean ended;

  /// @param not whether the fields named are those to leave out
  HeaderFilter(List<String> names, boolean not) {
    this.names =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    this.not = not;
  }

  /// Looks at a header, up to its empty line.
  void filter(Slice header) {
    begin();
    more(header);
  }

  /// A header follows that comes in pieces.
  void begin() {
    wanted = false;
    withinLine = false;
    ended = false;
  }

  /// Looks at the next piece of a header. It ends with a line, or is longer than any field's name.
  void more(Slice piece) {
    count = 0;
    length = 0;
    var bytes = piece.bytes();
    int end = piece.offset() + piece.length();
    int at = piece.offset();
    while (at < end && !ended) {
      int next = lineEnd(bytes, at, end);
      if (!withinLine) {
        look(bytes, at, next);
      }
      if (wanted && !ended) {
        add(at, next);
      }
      withinLine = bytes[next - 1] != '\n';
      at = next;
    }
  }

  private void look(byte[] bytes, int at, int next) {
    ended = isEmptyLine(bytes, at, next);
    boolean continued = bytes[at] == ' ' || bytes[at] == '\t';
    wanted = continued ? wanted : isNamed(bytes, at, next) != not;
  }

  /// The octets that were found in the piece last looked at.
  int found() {
    return length;
  }

  /// The octets of the fields found and the empty line behind them.
  int length() {
    return length + CRLF.length;
  }

  /// Writes what was found of the header last looked at, from one octet to before another.
  void write(Slice header, int from, int to, Responses out) throws IOException {
    writeEnd(writePiece(header, 0, from, to, out), from, to, out);
  }

  /// Writes what was found in the piece last looked at.
  ///
  /// @param place the octets found in the pieces before it
  /// @return those found with it
  long writePiece(Slice piece, long place, long from, long to, Responses out) throws IOException {
    long now = place;
    for (int i = 0; i < count; i += 2) {
      now = part(piece.bytes(), ranges[i], ranges[i + 1], now, from, to, out);
    }
    return now;
  }

  void writeEnd(long place, long from, long to, Responses out) throws IOException {
    part(CRLF, 0, CRLF.length, place, from, to, out);
  }

  /// What was found of the header last looked at, with the empty line.
  byte[] copy(Slice header) {
    var found = new byte[length()];
    int at = 0;
    for (int i = 0; i < count; i += 2) {
      System.arraycopy(header.bytes(), ranges[i], found, at, ranges[i + 1] - ranges[i]);
      at += ranges[i + 1] - ranges[i];
    }
    System.arraycopy(CRLF, 0, found, at, CRLF.length);
    return found;
  }

  private static long part(
      byte[] bytes, int start, int end, long place, long from, long to, Responses out)
      throws IOException {
    int first = Math.clamp(start + from - place, start, end);
    int last = Math.clamp(start + to - place, start, end);
    if (first < last) {
      out.through(bytes, first, last - first);
    }
    return place + end - start;
  }

  private void add(int from, int to) {
    length += to - from;
    if (count > 0 && ranges[count - 1] == from) {
      ranges[count - 1] = to;
      return;
    }
    if (count == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * count);
    }
    ranges[count++] = from;
    ranges[count++] = to;
  }

  private static boolean isEmptyLine(byte[] bytes, int at, int end) {
    return bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n');
  }

  private static int lineEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, end);
  }

  private boolean isNamed(byte[] bytes, int from, int to) {
    for (var name : names) {
      if (begins(bytes, from, to, name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a line begins with a field's name, perhaps white space, and a colon.
  private static boolean begins(byte[] bytes, int from, int to, byte[] name) {
    if (to - from <= name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      int b = bytes[from + i];
      if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != name[i]) {
        return false;
      }
    }
    int at = from + name.length;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at < to && bytes[at] == ':';
  }
}
