package dev.haven.server.config;

/// The four kinds of TOML strings: basic and literal, on one line and on several.
final class TomlStrings {
  private final TomlCursor in;

  TomlStrings(TomlCursor in) {
    this.in = in;
  }

  String any() throws TomlSyntax {
    if (in.accept("\"\"\"")) {
      return severalLines("\"\"\"", true);
    }
    return in.accept("'''") ? severalLines("'''", false) : oneLine();
  }

  String oneLine() throws TomlSyntax {
    var start = in.position();
    char quote = in.next();
    var text = new StringBuilder();
    while (!in.accept(quote)) {
      if (in.atEnd() || in.peek() == '\n' || in.peek() == '\r') {
        throw new TomlSyntax(start, "the closing " + quote + " is missing on this line");
      }
      character(text, quote == '"');
    }
    return text.toString();
  }

  private String severalLines(String quotes, boolean escapes) throws TomlSyntax {
    var start = in.position();
    if (!in.accept('\n')) {
      in.accept("\r\n");
    }
    var text = new StringBuilder();
    while (!in.accept(quotes)) {
      if (in.atEnd()) {
        throw new TomlSyntax(start, "the closing " + quotes + " is missing");
      }
      character(text, escapes);
    }
    return text.toString();
  }

  private void character(StringBuilder text, boolean escapes) throws TomlSyntax {
    var at = in.position();
    char c = in.next();
    if (c != '\\' || !escapes) {
      text.append(c);
      return;
    }
    char escape = in.atEnd() ? '\0' : in.next();
    switch (escape) {
      case 'b' -> text.append('\b');
      case 't' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'f' -> text.append('\f');
      case 'r' -> text.append('\r');
      case '"' -> text.append('"');
      case '\\' -> text.append('\\');
      case 'u' -> text.appendCodePoint(hex(at, 4));
      case 'U' -> text.appendCodePoint(hex(at, 8));
      case '\n', '\r' -> in.blankLines();
      default ->
          throw new TomlSyntax(at, "unknown escape \\" + escape + ": write \\\\ for a backslash");
    }
  }

  private int hex(Position at, int digits) throws TomlSyntax {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = in.atEnd() ? -1 : Character.digit(in.next(), 16);
      if (digit < 0 || value > Character.MAX_CODE_POINT >> 4) {
        throw new TomlSyntax(at, "expected " + digits + " hexadecimal digits of a character");
      }
      value = value << 4 | digit;
    }
    if (!Character.isValidCodePoint(value)) {
      throw new TomlSyntax(at, "no such character");
    }
    return value;
  }
}
