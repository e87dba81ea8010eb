package dev.haven.diagnosis.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Texts as zone files have them (RFC 1035 §5.1).
final class ZoneText {
  /// The length of a string is one octet (RFC 1035 §3.3).
  private static final int LONGEST = 255;

  private ZoneText() {}

  /// The text as one or several quoted strings, none of them too long.
  static List<String> strings(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var strings = new ArrayList<String>();
    int from = 0;
    do {
      int to = Math.min(bytes.length, from + LONGEST);
      strings.add(quoted(bytes, from, to));
      from = to;
    } while (from < bytes.length);
    return strings;
  }

  private static String quoted(byte[] bytes, int from, int to) {
    var text = new StringBuilder("\"");
    for (int i = from; i < to; i++) {
      int octet = bytes[i] & 0xff;
      if (octet == '"' || octet == '\\') {
        text.append('\\').append((char) octet);
      } else if (octet < ' ' || octet > '~') {
        text.append("\\%03d".formatted(octet));
      } else {
        text.append((char) octet);
      }
    }
    return text.append('"').toString();
  }
}
