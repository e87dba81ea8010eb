package dev.haven.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A position in one line of input. Grammar rules are written on top of it as methods that either
/// consume what they name or throw [SyntaxException].
///
/// Not thread-safe; one cursor belongs to one parse.
public final class ByteCursor {
  private static final byte SPACE = ' ';

  private final byte[] bytes;
  private int position;

  public ByteCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  public int position() {
    return position;
  }

  /// Goes back to where it was: for what can only be told apart by its end.
  public void back(int to) {
    position = Math.min(to, position);
  }

  public boolean atEnd() {
    return position == bytes.length;
  }

  /// Whether the next byte is `b`. Consumes nothing.
  public boolean sees(char b) {
    return position < bytes.length && bytes[position] == (byte) b;
  }

  /// Whether the next byte belongs to a class. Consumes nothing.
  public boolean sees(ByteSet set) {
    return position < bytes.length && set.contains(bytes[position]);
  }

  /// Consumes `b` if it is next; says whether it was.
  public boolean accept(char b) {
    boolean seen = sees(b);
    if (seen) {
      position++;
    }
    return seen;
  }

  /// Consumes an ASCII word if it is next, in any case; says whether it was.
  public boolean acceptIgnoringCase(String word) {
    int length = word.length();
    if (length > bytes.length - position
        || !new String(bytes, position, length, StandardCharsets.ISO_8859_1)
            .equalsIgnoreCase(word)) {
      return false;
    }
    position += length;
    return true;
  }

  public void expect(char b) throws SyntaxException {
    if (!accept(b)) {
      throw expected("'" + b + "'");
    }
  }

  public void space() throws SyntaxException {
    if (position == bytes.length || bytes[position] != SPACE) {
      throw expected("a space");
    }
    position++;
  }

  /// Nothing but the end of the line may follow.
  public void end() throws SyntaxException {
    if (!atEnd()) {
      throw expected("end of line");
    }
  }

  public byte next() throws SyntaxException {
    if (atEnd()) {
      throw expected("more input");
    }
    return bytes[position++];
  }

  /// The next `length` bytes, whatever they are.
  public byte[] take(int length) throws SyntaxException {
    if (length > bytes.length - position) {
      throw expected(length + " bytes");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /// One or more bytes of a class, as ASCII text.
  public String oneOrMore(ByteSet set, String name) throws SyntaxException {
    int start = position;
    while (position < bytes.length && set.contains(bytes[position])) {
      position++;
    }
    if (position == start) {
      throw expected(name);
    }
    return new String(bytes, start, position - start, StandardCharsets.US_ASCII);
  }

  /// Everything that is left, as UTF-8 text.
  public String rest() {
    var rest = new String(bytes, position, bytes.length - position, StandardCharsets.UTF_8);
    position = bytes.length;
    return rest;
  }

  public SyntaxException expected(String what) {
    return new SyntaxException(what, position);
  }
}
