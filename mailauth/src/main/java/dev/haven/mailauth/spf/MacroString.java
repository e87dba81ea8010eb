package dev.haven.mailauth.spf;

import java.util.List;
import java.util.Locale;

/// Text with places that are filled in when it is evaluated (RFC 7208 §7).
public record MacroString(List<Piece> pieces) {
  /// What a mechanism means that names no domain.
  static final MacroString CURRENT_DOMAIN =
      new MacroString(List.of(new Macro('d', Integer.MAX_VALUE, false, ".", false)));

  private static final int LONGEST_NAME = 253;

  public MacroString {
    pieces = List.copyOf(pieces);
  }

  /// A part of it.
  public sealed interface Piece {}

  /// What stands for itself.
  public record Literal(String text) implements Piece {}

  /// A place to fill in (RFC 7208 §7.1).
  ///
  /// @param letter in lower case
  /// @param parts how many of the parts, from the right
  /// @param delimiters between which parts stand
  /// @param escaped whether it is for a URL
  public record Macro(char letter, int parts, boolean reversed, String delimiters, boolean escaped)
      implements Piece {}

  /// What letters stand for.
  interface Values {
    String of(char letter);
  }

  /// Whether a letter occurs that is not among these.
  boolean hasOthersThan(String letters) {
    return pieces.stream()
        .anyMatch(piece -> piece instanceof Macro macro && letters.indexOf(macro.letter()) < 0);
  }

  String expand(Values values) {
    var text = new StringBuilder();
    for (var piece : pieces) {
      switch (piece) {
        case Literal literal -> text.append(literal.text());
        case Macro macro -> text.append(MacroExpansion.of(macro, values.of(macro.letter())));
      }
    }
    return text.toString();
  }

  /// As a name for the DNS: without a final dot, in lower case, and cut from the left where it is
  /// too long (RFC 7208 §7.3).
  String name(Values values) {
    var name = expand(values).toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    while (name.length() > LONGEST_NAME && name.indexOf('.') >= 0) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }
}
