package dev.haven.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has been remembered in a conversation, and how texts of the script are read with it.
final class Wording {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(\\w+):((?:[^}]|}})*)}(?!})|\\{=(\\w+)}");
  private static final Pattern REMEMBERED = Pattern.compile("\\{=(\\w+)}");
  private static final Pattern REPEATED = Pattern.compile("(?s)(.*)\\\\\\*\\{(\\d+)}");

  private final Map<String, String> remembered = new HashMap<>();

  /// The text with `{=name}` replaced.
  String resolve(String text) {
    return REMEMBERED
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(recall(found.group(1))));
  }

  private String recall(String name) {
    var value = remembered.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing is remembered as " + name);
    }
    return value;
  }

  /// Whether a line is as expected; remembers what its placeholders matched.
  boolean matches(String expected, String actual) {
    var names = new HashMap<String, Integer>();
    var matcher = regex(expected, names).matcher(actual);
    if (!matcher.matches()) {
      return false;
    }
    names.forEach((name, group) -> remembered.put(name, matcher.group(group)));
    return true;
  }

  private Pattern regex(String expected, Map<String, Integer> names) {
    var regex = new StringBuilder();
    var placeholders = PLACEHOLDER.matcher(expected);
    int literalFrom = 0;
    int groups = 0;
    while (placeholders.find()) {
      regex.append(Pattern.quote(expected.substring(literalFrom, placeholders.start())));
      if (placeholders.group(3) != null) {
        regex.append(Pattern.quote(recall(placeholders.group(3))));
      } else {
        var inner = placeholders.group(2).replace("}}", "}");
        names.put(placeholders.group(1), groups + 1);
        groups += 1 + Pattern.compile(inner).matcher("").groupCount();
        regex.append('(').append(inner).append(')');
      }
      literalFrom = placeholders.end();
    }
    return Pattern.compile(
        regex.append(Pattern.quote(expected.substring(literalFrom))).toString(), Pattern.DOTALL);
  }

  /// The bytes that an escaped text stands for.
  byte[] bytes(String escaped) {
    var text = resolve(escaped);
    var repeated = REPEATED.matcher(text);
    if (repeated.matches()) {
      return unescape(repeated.group(1).repeat(Integer.parseInt(repeated.group(2))));
    }
    return unescape(text);
  }

  private static byte[] unescape(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        int next = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next - 1;
      } else if (text.charAt(++i) == 'x') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(escaped(text.charAt(i)));
      }
    }
    return bytes.toByteArray();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 't' -> '\t';
      case '0' -> '\0';
      case '\\' -> '\\';
      default -> throw new IllegalArgumentException("no such escape: \\" + c);
    };
  }
}
