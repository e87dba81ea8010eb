package dev.haven.server.config;

import dev.haven.server.config.TomlValue.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// The grammar of TOML's keys and values, but for strings: those are [TomlStrings].
final class TomlValues {
  private static final int DEEPEST = 16;

  private final TomlCursor in;
  private final TomlStrings strings;

  TomlValues(TomlCursor in) {
    this.in = in;
    this.strings = new TomlStrings(in);
  }

  TomlKey key() throws TomlSyntax {
    var at = in.position();
    if (in.peek() == '"' || in.peek() == '\'') {
      return new TomlKey(at, strings.oneLine());
    }
    var name = new StringBuilder();
    while (TomlCursor.isBare(in.peek())) {
      name.append(in.next());
    }
    if (name.isEmpty()) {
      throw new TomlSyntax(at, "expected a key" + in.seen());
    }
    return new TomlKey(at, name.toString());
  }

  TomlValue value(int depth) throws TomlSyntax {
    var at = in.position();
    if (depth > DEEPEST) {
      throw new TomlSyntax(at, "nested deeper than " + DEEPEST);
    }
    return switch (in.peek()) {
      case '"', '\'' -> new TomlValue.Text(at, strings.any());
      case '[' -> list(at, depth);
      case '{' -> inline(at, depth);
      default -> word(at);
    };
  }

  private TomlValue list(Position at, int depth) throws TomlSyntax {
    in.next();
    var values = new ArrayList<TomlValue>();
    in.blankLines();
    while (!in.accept(']')) {
      values.add(value(depth + 1));
      in.blankLines();
      if (in.peek() != ']') {
        in.expect(',', "',' or ']'");
        in.blankLines();
      }
    }
    return new TomlValue.Listing(at, values);
  }

  private TomlValue inline(Position at, int depth) throws TomlSyntax {
    in.next();
    var table = new Table(at, new LinkedHashMap<>(), false);
    in.blanks();
    while (!in.accept('}')) {
      var key = key();
      in.blanks();
      in.expect('=', "'=' after the key");
      in.blanks();
      TomlReader.put(table, key, value(depth + 1));
      in.blanks();
      if (in.peek() != '}') {
        in.expect(',', "',' or '}'");
        in.blanks();
      }
    }
    return table;
  }

  /// `true`, `false` or a number.
  private TomlValue word(Position at) throws TomlSyntax {
    var text = new StringBuilder();
    while (TomlCursor.isBare(in.peek())
        || in.peek() == '+'
        || in.peek() == '.'
        || in.peek() == ':') {
      text.append(in.next());
    }
    var word = text.toString();
    return switch (word) {
      case "" -> throw new TomlSyntax(at, "expected a value" + in.seen());
      case "true" -> new TomlValue.Truth(at, true);
      case "false" -> new TomlValue.Truth(at, false);
      default -> number(at, word);
    };
  }

  private static TomlValue number(Position at, String word) throws TomlSyntax {
    var digits = word.replace("_", "");
    try {
      if (digits.startsWith("0x")) {
        return new TomlValue.Whole(at, Long.parseLong(digits.substring(2), 16));
      }
      if (digits.startsWith("0o")) {
        return new TomlValue.Whole(at, Long.parseLong(digits.substring(2), 8));
      }
      if (digits.startsWith("0b")) {
        return new TomlValue.Whole(at, Long.parseLong(digits.substring(2), 2));
      }
      if (digits.contains(".") || digits.contains("e") || digits.contains("E")) {
        return new TomlValue.Decimal(at, Double.parseDouble(digits));
      }
      return new TomlValue.Whole(at, Long.parseLong(digits));
    } catch (NumberFormatException _) {
      throw new TomlSyntax(at, "\"" + word + "\" is no value: text stands in quotes");
    }
  }
}
