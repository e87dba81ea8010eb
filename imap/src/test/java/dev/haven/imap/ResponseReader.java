package dev.haven.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what a server says as strictly as RFC 9051 §9 has it: single spaces, balanced parentheses,
/// quoted strings without control or 8-bit characters, literals of exactly the announced length.
final class ResponseReader {
  private static final Set<String> CONDITIONS = Set.of("OK", "NO", "BAD", "BYE", "PREAUTH");
  private static final int NOTHING = -2;

  private final InputStream in;
  private final boolean utf8;
  private int ahead = NOTHING;
  private final StringBuilder line = new StringBuilder();

  /// @param utf8 whether quoted strings may hold UTF-8 (IMAP4rev2 was enabled)
  ResponseReader(InputStream in, boolean utf8) {
    this.in = in;
    this.utf8 = utf8;
  }

  boolean atEnd() throws IOException {
    return peek() < 0;
  }

  Response next() throws IOException {
    line.setLength(0);
    if (accept('+')) {
      expect(' ');
      return new Response.Continuation(toLineEnd());
    }
    var tag = tag();
    var first = atom();
    if (CONDITIONS.contains(first)) {
      expect(' ');
      var code = accept('[') ? code() : "";
      return new Response.Status(tag, first, code, toLineEnd());
    }
    require(tag.equals("*"), "a status behind a tag");
    var values = new ArrayList<Response.Value>(List.of(new Response.Atom(first)));
    while (peek() != '\r') {
      // Threads follow one another without a space: RFC 5256 §5, rule `thread-data`.
      if (!(values.getLast() instanceof Response.Group && peek() == '(')) {
        expect(' ');
      }
      values.add(value());
    }
    toLineEnd();
    return new Response.Data(values);
  }

  private String tag() throws IOException {
    var tag = new StringBuilder();
    while (!accept(' ')) {
      require(peek() > ' ' && peek() < 0x7f, "a tag");
      tag.append((char) read());
    }
    return tag.toString();
  }

  private String code() throws IOException {
    var code = new StringBuilder();
    while (!accept(']')) {
      require(peek() >= ' ', "a response code");
      code.append((char) read());
    }
    expect(' ');
    return code.toString();
  }

  private String toLineEnd() throws IOException {
    var text = new StringBuilder();
    while (!accept('\r')) {
      require(peek() >= ' ', "text without controls");
      text.append((char) read());
    }
    expect('\n');
    return text.toString();
  }

  private Response.Value value() throws IOException {
    return switch (peek()) {
      case '(' -> group();
      case '"' -> quoted();
      case '{' -> literal();
      case '~' -> {
        read();
        yield literal();
      }
      default -> new Response.Atom(atom());
    };
  }

  /// Lists may follow one another without a space: addresses and parts do (RFC 9051 §9).
  private Response.Group group() throws IOException {
    expect('(');
    var values = new ArrayList<Response.Value>();
    while (peek() != ')') {
      boolean besideList =
          !values.isEmpty() && values.getLast() instanceof Response.Group && peek() == '(';
      if (!values.isEmpty() && !besideList) {
        expect(' ');
      }
      values.add(value());
    }
    expect(')');
    return new Response.Group(values);
  }

  private Response.Text quoted() throws IOException {
    expect('"');
    var text = new StringBuilder();
    while (!accept('"')) {
      if (accept('\\')) {
        require(peek() == '"' || peek() == '\\', "an escaped quote or backslash");
      }
      require(peek() > 0 && peek() != '\r' && peek() != '\n', "a quoted string on one line");
      require(utf8 || peek() < 0x80, "7-bit characters between quotes");
      text.append((char) read());
    }
    return new Response.Text(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private Response.Text literal() throws IOException {
    expect('{');
    int length = 0;
    while (!accept('}')) {
      require(Character.isDigit(peek()), "a length");
      length = Math.addExact(Math.multiplyExact(length, 10), read() - '0');
    }
    expect('\r');
    expect('\n');
    var bytes = in.readNBytes(length);
    require(bytes.length == length, "a whole literal");
    return new Response.Text(bytes);
  }

  /// Also flags, numbers, sets and names such as `BODY[HEADER.FIELDS (TO)]<0>`.
  private String atom() throws IOException {
    var atom = new StringBuilder();
    while (peek() > ' ' && peek() < 0x7f && "(){}\"".indexOf(peek()) < 0) {
      char c = (char) read();
      atom.append(c);
      if (c == '[') {
        section(atom);
      }
    }
    require(!atom.isEmpty(), "an atom");
    return atom.toString();
  }

  private void section(StringBuilder atom) throws IOException {
    while (atom.charAt(atom.length() - 1) != ']') {
      require(peek() >= ' ' && peek() < 0x7f, "a section");
      atom.append((char) read());
    }
  }

  private int peek() throws IOException {
    if (ahead == NOTHING) {
      ahead = in.read();
    }
    return ahead;
  }

  private int read() throws IOException {
    int b = peek();
    if (b < 0) {
      throw new EOFException("the server closed after: " + line);
    }
    ahead = NOTHING;
    line.append((char) b);
    return b;
  }

  private boolean accept(char wanted) throws IOException {
    if (peek() != wanted) {
      return false;
    }
    read();
    return true;
  }

  private void expect(char wanted) throws IOException {
    require(accept(wanted), "'" + wanted + "'");
  }

  private void require(boolean holds, String what) throws IOException {
    if (!holds) {
      throw new AssertionError(
          "expected " + what + " instead of byte " + peek() + " after: " + line);
    }
  }
}
