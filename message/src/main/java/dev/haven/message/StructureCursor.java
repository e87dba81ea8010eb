package dev.haven.message;

/// Goes from value to value in a structure that [BodyStructureWriter] wrote: lists, strings, atoms.
/// Not thread-safe.
final class StructureCursor {
  private final byte[] in;
  private int position;

  StructureCursor(Slice structure) {
    this.in = structure.bytes();
    this.position = structure.offset();
  }

  int position() {
    return position;
  }

  boolean sees(char b) {
    return in[position] == b;
  }

  /// Into a list, or out of it.
  void step() {
    position++;
  }

  /// The next value, without the space before it.
  Slice value() {
    int start = sees(' ') ? position + 1 : position;
    pass();
    return new Slice(in, start, position - start);
  }

  /// Passes over the next value and the space before it.
  void pass() {
    if (sees(' ')) {
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
