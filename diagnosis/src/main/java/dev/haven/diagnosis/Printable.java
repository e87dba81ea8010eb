package dev.haven.diagnosis;

import java.util.List;

/// Makes what a stranger said harmless to a terminal.
public final class Printable {
  private Printable() {}

  /// The text with every control character replaced.
  public static String text(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  static List<String> lines(List<String> lines) {
    return lines.stream().map(Printable::text).toList();
  }
}
