package dev.haven.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the JSON of test vectors: objects as maps, arrays as lists, numbers as longs, null as an
/// empty optional.
final class Json {
  private final String in;
  private int at;

  private Json(String in) {
    this.in = in;
  }

  static Object read(String text) {
    return new Json(text).value();
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private char next() {
    while (Character.isWhitespace(in.charAt(at))) {
      at++;
    }
    return in.charAt(at);
  }

  private boolean accept(char c) {
    boolean seen = next() == c;
    at += seen ? 1 : 0;
    return seen;
  }

  private Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!accept('}')) {
      next();
      var name = string();
      accept(':');
      members.put(name, value());
      accept(',');
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (!accept(']')) {
      elements.add(value());
      accept(',');
    }
    return elements;
  }

  private Object literal() {
    int start = at;
    while (at < in.length()
        && "-0123456789abcdefghijklmnopqrstuvwxyz.".indexOf(in.charAt(at)) >= 0) {
      at++;
    }
    return switch (in.substring(start, at)) {
      case "null" -> Optional.empty();
      case "true" -> true;
      case "false" -> false;
      case String number -> Long.parseLong(number);
    };
  }

  private String string() {
    var text = new StringBuilder();
    at++;
    while (in.charAt(at) != '"') {
      text.append(in.charAt(at) == '\\' ? escape() : in.charAt(at++));
    }
    at++;
    return text.toString();
  }

  private char escape() {
    char c = in.charAt(at + 1);
    at += 2;
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(in.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }
}
