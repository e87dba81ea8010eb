package dev.haven.server.config;

/// A place in the text that moves forward and knows its line and column.
final class TomlCursor {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  TomlCursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /// The next character, or `'\0'` at the end.
  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  boolean looksAt(String token) {
    return text.startsWith(token, at);
  }

  Position position() {
    return new Position(line, at - lineStart + 1);
  }

  char next() {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      lineStart = at;
    }
    return c;
  }

  boolean accept(char c) {
    if (atEnd() || peek() != c) {
      return false;
    }
    next();
    return true;
  }

  boolean accept(String token) {
    if (!looksAt(token)) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      next();
    }
    return true;
  }

  void expect(char c, String what) throws TomlSyntax {
    if (!accept(c)) {
      throw new TomlSyntax(position(), "expected " + what + seen());
    }
  }

  /// Spaces and tabs.
  void blanks() {
    while (peek() == ' ' || peek() == '\t') {
      next();
    }
  }

  /// Blanks, comments and line ends.
  void blankLines() {
    while (true) {
      blanks();
      if (peek() == '#') {
        restOfLine();
      } else if (!accept('\n') && !accept("\r\n")) {
        return;
      }
    }
  }

  /// Goes to the end of this line, and not over it.
  void restOfLine() {
    while (!atEnd() && peek() != '\n') {
      next();
    }
  }

  /// Nothing but a comment may follow on this line.
  void endOfLine() throws TomlSyntax {
    blanks();
    if (peek() == '#') {
      restOfLine();
    }
    if (!atEnd() && !accept('\n') && !accept("\r\n")) {
      throw new TomlSyntax(position(), "expected the end of the line" + seen());
    }
  }

  /// Goes to the next line that begins a section or a key, after a mistake.
  void recover() {
    do {
      restOfLine();
      if (!atEnd()) {
        next();
      }
    } while (!atEnd() && !beginsStatement());
  }

  private boolean beginsStatement() {
    int i = at;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '[') {
      return true;
    }
    int start = i;
    while (i < text.length() && (isBare(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    while (i > start && i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i > start && i < text.length() && text.charAt(i) == '=';
  }

  static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /// What stands here instead, for an error.
  String seen() {
    if (atEnd()) {
      return ", but the file ends";
    }
    char c = peek();
    return c == '\n' || c == '\r' ? ", but the line ends" : ", not '" + c + "'";
  }
}
