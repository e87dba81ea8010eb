package dev.haven.message;

/// The first octets of the line that is being read, enough to know an empty line and a delimiter
/// line, however the line was cut into chunks. Not thread-safe.
final class LineHead {
  /// Longer lines are no delimiters. RFC 2046 §5.1.1 allows boundaries of 70 characters; some
  /// senders use more.
  static final int MAX_LENGTH = 1024;

  static final int MAX_BOUNDARY_LENGTH = MAX_LENGTH - 16;

  private final byte[] bytes = new byte[MAX_LENGTH];
  private int length;
  private boolean tooLong;

  void clear() {
    length = 0;
    tooLong = false;
  }

  boolean isEmpty() {
    return length == 0;
  }

  void add(byte[] source, int from, int to) {
    int room = MAX_LENGTH - length;
    int count = to - from;
    if (count > room) {
      tooLong = true;
      count = room;
    }
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /// Whether the line is nothing but a line end.
  boolean isEmptyLine() {
    return (length == 1 && bytes[0] == '\n')
        || (length == 2 && bytes[0] == '\r' && bytes[1] == '\n');
  }

  boolean mayBeDelimiter() {
    return length > 2 && bytes[0] == '-' && bytes[1] == '-' && !tooLong;
  }

  /// Whether the line is the delimiter of this boundary, or its close-delimiter: RFC 2046 §5.1.1.
  /// The whole line must be it: that the beginning suffices would end `abc` at a line of the nested
  /// boundary `abcdef`.
  boolean delimits(byte[] boundary) {
    return startsWith(boundary) && (isBlankFrom(2 + boundary.length) || closes(boundary));
  }

  /// Of a line that [#delimits]: whether it is the close-delimiter.
  boolean closes(byte[] boundary) {
    int at = 2 + boundary.length;
    return at + 1 < length && bytes[at] == '-' && bytes[at + 1] == '-' && isBlankFrom(at + 2);
  }

  private boolean startsWith(byte[] boundary) {
    if (length < 2 + boundary.length) {
      return false;
    }
    for (int i = 0; i < boundary.length; i++) {
      if (bytes[2 + i] != boundary[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isBlankFrom(int from) {
    for (int i = from; i < length; i++) {
      if (!Ascii.isBlank(bytes[i])) {
        return false;
      }
    }
    return true;
  }
}
