package dev.haven.server.config;

import dev.haven.server.config.TomlValue.Listing;
import dev.haven.server.config.TomlValue.Text;
import dev.haven.server.config.TomlValue.Truth;
import dev.haven.server.config.TomlValue.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A TOML value as the type of a record component, and back.
final class Conversion {
  private Conversion() {}

  /// The value as that type, within the bounds that the setting states.
  static Object read(Class<?> type, Setting setting, TomlValue value) throws TomlSyntax {
    if (type == boolean.class && value instanceof Truth(_, var truth)) {
      return truth;
    }
    if (type == int.class && value instanceof Whole(var at, var number)) {
      return Math.toIntExact(bounded(number, setting, at, Long::toString));
    }
    if (type == String.class && value instanceof Text(_, var text)) {
      return text;
    }
    if (type == Octets.class && value instanceof Text(var at, var text)) {
      var octets = Octets.parse(text).orElseThrow(() -> mismatch(type, value));
      return new Octets(bounded(octets.value(), setting, at, n -> new Octets(n).toString()));
    }
    if (type == Duration.class && value instanceof Text(var at, var text)) {
      var time = Amounts.duration(text).orElseThrow(() -> mismatch(type, value));
      bounded(time.toSeconds(), setting, at, n -> Amounts.text(Duration.ofSeconds(n)));
      return time;
    }
    if (type.isEnum() && value instanceof Text(_, var text)) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> word(constant).equals(text))
          .findFirst()
          .orElseThrow(() -> mismatch(type, value));
    }
    if (type == List.class && value instanceof Listing(_, var values)) {
      return texts(values);
    }
    throw mismatch(type, value);
  }

  private static List<String> texts(List<TomlValue> values) throws TomlSyntax {
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!(value instanceof Text(_, var text))) {
        throw mismatch(String.class, value);
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  private interface Words {
    String of(long number);
  }

  private static long bounded(long number, Setting setting, Position at, Words words)
      throws TomlSyntax {
    if (number < setting.min()) {
      throw new TomlSyntax(
          at, words.of(number) + " is below the least, " + words.of(setting.min()));
    }
    if (number > setting.max()) {
      throw new TomlSyntax(at, words.of(number) + " is above the most, " + words.of(setting.max()));
    }
    return number;
  }

  private static TomlSyntax mismatch(Class<?> type, TomlValue value) {
    var shown = value instanceof Text(_, var text) ? "\"" + text + "\"" : value.kind();
    return new TomlSyntax(value.at(), "expected " + expected(type) + ", not " + shown);
  }

  private static String expected(Class<?> type) {
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == int.class) {
      return "a number";
    }
    if (type == Octets.class) {
      return "a size such as \"50 MB\"";
    }
    if (type == Duration.class) {
      return "a time such as \"30 days\" or \"90 seconds\"";
    }
    if (type == List.class) {
      return "a list such as [\"one\", \"two\"]";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> "\"" + word(constant) + "\"")
          .collect(Collectors.joining(" or "));
    }
    return type == Record.class ? "a section" : "text in quotes";
  }

  static TomlSyntax noSection(TomlValue value) {
    return mismatch(Record.class, value);
  }

  /// The value as a TOML file writes it.
  static String write(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Octets octets -> quoted(octets.toString());
      case Duration time -> quoted(Amounts.text(time));
      case Enum<?> constant -> quoted(word(constant));
      case List<?> list ->
          list.stream().map(Conversion::write).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
