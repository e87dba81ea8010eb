package dev.haven.message;

/// Makes BODY of a BODYSTRUCTURE that [BodyStructureWriter] wrote: the same without extension data
/// (RFC 9051 §7.5.2). Not thread-safe.
final class BodyWithoutExtensions {
  /// Type, subtype, parameters, id, description, encoding, octets: RFC 9051 §9, `body-type-basic`.
  private static final int BASIC_FIELDS = 7;

  private final byte[] in;
  private final ByteBuilder out;
  private int position;

  private BodyWithoutExtensions(Slice structure) {
    this.in = structure.bytes();
    this.position = structure.offset();
    this.out = new ByteBuilder(structure.length());
  }

  static Slice of(Slice structure) {
    var body = new BodyWithoutExtensions(structure);
    body.body();
    return new Slice(body.out.array(), 0, body.out.length());
  }

  private void body() {
    position++;
    out.add('(');
    if (in[position] == '(') {
      multipart();
    } else {
      singlePart();
    }
    while (in[position] != ')') {
      pass();
    }
    position++;
    out.add(')');
  }

  private void multipart() {
    while (in[position] == '(') {
      body();
    }
    copy();
  }

  private void singlePart() {
    int typeAt = position;
    copy();
    int subtypeAt = position + 1;
    for (int i = 1; i < BASIC_FIELDS; i++) {
      copy();
    }
    if (isAt(typeAt, "\"text\"")) {
      copy();
    } else if (isAt(typeAt, "\"message\"")
        && (isAt(subtypeAt, "\"rfc822\"") || isAt(subtypeAt, "\"global\""))) {
      copy();
      out.add(' ');
      position++;
      body();
      copy();
    }
  }

  private boolean isAt(int at, String token) {
    for (int i = 0; i < token.length(); i++) {
      if (in[at + i] != token.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Copies the next value and the space before it.
  private void copy() {
    int start = position;
    pass();
    out.add(in, start, position);
  }

  /// Passes over the next value and the space before it.
  private void pass() {
    if (in[position] == ' ') {
      position++;
    }
    switch (in[position]) {
      case '(' -> list();
      case '"' -> quoted();
      case '{' -> literal();
      default -> atom();
    }
  }

  private void list() {
    int depth = 0;
    do {
      switch (in[position]) {
        case '(' -> {
          depth++;
          position++;
        }
        case ')' -> {
          depth--;
          position++;
        }
        case '"' -> quoted();
        case '{' -> literal();
        default -> position++;
      }
    } while (depth > 0);
  }

  private void quoted() {
    position++;
    while (in[position] != '"') {
      position += in[position] == '\\' ? 2 : 1;
    }
    position++;
  }

  private void literal() {
    int length = 0;
    for (position++; in[position] != '}'; position++) {
      length = length * 10 + in[position] - '0';
    }
    position += 3 + length;
  }

  private void atom() {
    while (in[position] != ' ' && in[position] != ')') {
      position++;
    }
  }
}
