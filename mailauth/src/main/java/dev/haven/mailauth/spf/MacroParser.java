package dev.haven.mailauth.spf;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/// The grammar of macros (RFC 7208 §7.1).
final class MacroParser {
  static final ByteSet DIGIT = ByteSet.range('0', '9');
  static final ByteSet ALPHA = ByteSet.range('a', 'z').plus(ByteSet.range('A', 'Z'));

  private static final ByteSet ALPHANUM = ALPHA.plus(DIGIT);
  private static final ByteSet LABEL = ALPHANUM.plus(ByteSet.of("-"));
  private static final ByteSet MACRO_LITERAL = ByteSet.range(0x21, 0x7e).minus(ByteSet.of("%"));
  private static final ByteSet EXPLAINING = MACRO_LITERAL.plus(ByteSet.of(" "));
  private static final ByteSet DELIMITER = ByteSet.of(".-+,/_=");
  private static final String LETTERS = "slodiphv";
  private static final String EXPLAINING_LETTERS = LETTERS + "crt";

  /// More parts than any name has.
  private static final int ALL_PARTS = Integer.MAX_VALUE;

  private static final int MOST_DIGITS = 4;

  private final ByteCursor cursor;
  private final ByteSet literal;
  private final String letters;
  private boolean endsInMacro;

  private MacroParser(String text, ByteSet literal, String letters) {
    this.cursor = new ByteCursor(text.getBytes(StandardCharsets.UTF_8));
    this.literal = literal;
    this.letters = letters;
  }

  /// `macro-string`
  static MacroString macroString(String text) throws SyntaxException {
    return new MacroParser(text, MACRO_LITERAL, LETTERS).pieces();
  }

  /// `explain-string`, in which more letters have a meaning (RFC 7208 §7.2).
  static MacroString explainString(String text) throws SyntaxException {
    return new MacroParser(text, EXPLAINING, EXPLAINING_LETTERS).pieces();
  }

  /// `domain-spec`, which ends in a macro or in a label that can be the topmost.
  static MacroString domainSpec(String text) throws SyntaxException {
    var parser = new MacroParser(text, MACRO_LITERAL, LETTERS);
    var spec = parser.pieces();
    if (!parser.endsInMacro && !endsInTopLabel(spec)) {
      throw parser.cursor.expected("a domain in full, or a macro, at its end");
    }
    return spec;
  }

  private static boolean endsInTopLabel(MacroString spec) {
    if (spec.pieces().isEmpty()
        || !(spec.pieces().getLast() instanceof MacroString.Literal(var text))) {
      return false;
    }
    var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    int dot = name.lastIndexOf('.');
    return dot >= 0 && isTopLabel(name.substring(dot + 1));
  }

  /// Letters, digits and hyphens, none of them at an end, and not digits alone.
  private static boolean isTopLabel(String label) {
    boolean named = false;
    for (int i = 0; i < label.length(); i++) {
      byte b = (byte) label.charAt(i);
      named |= !DIGIT.contains(b);
      if (!LABEL.contains(b)) {
        return false;
      }
    }
    return named && !label.startsWith("-") && !label.endsWith("-");
  }

  private MacroString pieces() throws SyntaxException {
    var pieces = new ArrayList<MacroString.Piece>();
    while (!cursor.atEnd()) {
      endsInMacro = cursor.accept('%');
      pieces.add(
          endsInMacro
              ? expand()
              : new MacroString.Literal(cursor.oneOrMore(literal, "a visible character")));
    }
    return new MacroString(pieces);
  }

  private MacroString.Piece expand() throws SyntaxException {
    if (cursor.accept('%')) {
      return new MacroString.Literal("%");
    }
    if (cursor.accept('_')) {
      return new MacroString.Literal(" ");
    }
    if (cursor.accept('-')) {
      return new MacroString.Literal("%20");
    }
    cursor.expect('{');
    char letter = (char) (cursor.next() & 0xff);
    char lower = Character.toLowerCase(letter);
    if (letters.indexOf(lower) < 0) {
      throw cursor.expected("one of the letters " + letters.toUpperCase(Locale.ROOT));
    }
    int parts = parts();
    boolean reversed = cursor.accept('r') || cursor.accept('R');
    var delimiters = cursor.sees(DELIMITER) ? cursor.oneOrMore(DELIMITER, "a delimiter") : ".";
    cursor.expect('}');
    return new MacroString.Macro(lower, parts, reversed, delimiters, letter != lower);
  }

  /// None is as all; a number must not be zero.
  private int parts() throws SyntaxException {
    if (!cursor.sees(DIGIT)) {
      return ALL_PARTS;
    }
    var digits = cursor.oneOrMore(DIGIT, "a number");
    int parts = digits.length() > MOST_DIGITS ? ALL_PARTS : Integer.parseInt(digits);
    if (parts == 0) {
      throw cursor.expected("a number of parts above zero");
    }
    return parts;
  }
}
