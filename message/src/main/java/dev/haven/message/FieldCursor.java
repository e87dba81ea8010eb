package dev.haven.message;

import dev.haven.wire.ByteSet;

/// A position in the value of a header field, with the terminals of RFC 5322 §3.2 and RFC 2045 §5.1
/// read leniently: every method consumes what it can and none of them fails.
///
/// Not thread-safe; one cursor belongs to one parse.
final class FieldCursor {
  /// RFC 2045 §5.1, and 8-bit octets, which senders use unencoded.
  static final ByteSet TOKEN =
      ByteSet.range(0x21, 0xff).minus(ByteSet.of("()<>@,;:\\\"/[]?=\u007f"));

  /// Comments nest (RFC 5322 §3.2.2); deeper ones than this end where the field ends.
  private static final int MAX_COMMENT_DEPTH = 50;

  private final byte[] bytes;
  private final int end;
  private int position;

  FieldCursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  FieldCursor(Slice field) {
    this(field.bytes(), field.offset(), field.end());
  }

  boolean atEnd() {
    return position >= end;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /// The next byte; 0 at the end.
  byte peek() {
    return position < end ? bytes[position] : 0;
  }

  boolean sees(char c) {
    return position < end && bytes[position] == (byte) c;
  }

  boolean accept(char c) {
    boolean seen = sees(c);
    if (seen) {
      position++;
    }
    return seen;
  }

  void skip() {
    position++;
  }

  /// White space, line ends and comments.
  void skipCfws() {
    while (position < end) {
      byte b = bytes[position];
      if (b == '(') {
        comment();
      } else if (Ascii.isBlank(b)) {
        position++;
      } else {
        return;
      }
    }
  }

  void skipBlanks() {
    while (position < end && Ascii.isBlank(bytes[position])) {
      position++;
    }
  }

  /// Consumes a comment that begins here; returns what is between its outer parentheses, as
  /// written.
  Slice comment() {
    int start = ++position;
    int depth = 1;
    while (position < end) {
      byte b = bytes[position++];
      if (b == '\\') {
        position = Math.min(position + 1, end);
      } else if (b == '(' && depth < MAX_COMMENT_DEPTH) {
        depth++;
      } else if (b == ')' && --depth == 0) {
        return new Slice(bytes, start, position - 1 - start);
      }
    }
    return new Slice(bytes, start, position - start);
  }

  /// Consumes a quoted string that begins here, which need not be closed, and appends its content:
  /// without quotes, backslashes and line ends.
  void quotedString(ByteBuilder into) {
    position++;
    while (position < end) {
      byte b = bytes[position++];
      if (b == '"') {
        return;
      }
      if (b == '\\' && position < end) {
        into.add(bytes[position++]);
      } else if (b != '\r' && b != '\n') {
        into.add(b);
      }
    }
  }

  /// Consumes bytes of a set; returns where they began.
  int run(ByteSet set) {
    int start = position;
    while (position < end && set.contains(bytes[position])) {
      position++;
    }
    return start;
  }

  /// Consumes up to, not including, one of the set, or to the end; returns where it began.
  int until(ByteSet set) {
    int start = position;
    while (position < end && !set.contains(bytes[position])) {
      position++;
    }
    return start;
  }

  /// Where the encoded word ends that begins here, or -1.
  int encodedWordEnd() {
    return EncodedWords.wordEnd(bytes, position, end);
  }

  /// Whether, after the comma here, an angle bracket comes before any other comma or an `@`.
  boolean angleFollowsBeforeAt() {
    for (int i = position + 1; i < end; i++) {
      switch (bytes[i]) {
        case '<' -> {
          return true;
        }
        case ',', '@', ';', ':', '"', '(' -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /// Consumes digits; returns their value, which stops growing at eight digits.
  int digits() {
    int value = 0;
    while (position < end && Ascii.isDigit(bytes[position])) {
      if (value < 10_000_000) {
        value = value * 10 + bytes[position] - '0';
      }
      position++;
    }
    return value;
  }

  void letters() {
    while (position < end && Ascii.isLetter(bytes[position])) {
      position++;
    }
  }

  Slice slice(int from, int to) {
    return new Slice(bytes, from, to - from);
  }

  String lowerText(int from, int to) {
    return Ascii.lowerText(bytes, from, to);
  }
}
