package dev.haven.mailauth.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/// Fills in a macro: divides, turns round, cuts, joins, escapes (RFC 7208 §7.3).
final class MacroExpansion {
  private static final String UNRESERVED = "-._~";

  private MacroExpansion() {}

  static String of(MacroString.Macro macro, String value) {
    var parts = parts(value, macro.delimiters());
    if (macro.reversed()) {
      Collections.reverse(parts);
    }
    int from = Math.max(0, parts.size() - macro.parts());
    var text = String.join(".", parts.subList(from, parts.size()));
    return macro.escaped() ? escaped(text) : text;
  }

  private static List<String> parts(String value, String delimiters) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (delimiters.indexOf(value.charAt(i)) >= 0) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }

  /// RFC 3986 §2.1.
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (letter || digit || UNRESERVED.indexOf(c) >= 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return escaped.toString();
  }
}
