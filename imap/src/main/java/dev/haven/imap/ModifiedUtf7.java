package dev.haven.imap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Mailbox names beyond ASCII as RFC 3501 §5.1.3 writes them: `&` and base64 of UTF-16, `-`.
///
/// Every name has exactly one such form; what is not in it is refused, so that two spellings never
/// mean one mailbox.
final class ModifiedUtf7 {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

  private ModifiedUtf7() {}

  static String encode(String name) {
    var out = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (isDirect(c)) {
        out.append(c == '&' ? "&-" : String.valueOf(c));
        at++;
      } else {
        int end = at;
        while (end < name.length() && !isDirect(name.charAt(end))) {
          end++;
        }
        out.append('&').append(base64(name, at, end)).append('-');
        at = end;
      }
    }
    return out.toString();
  }

  private static boolean isDirect(char c) {
    return c >= 0x20 && c <= 0x7e;
  }

  private static StringBuilder base64(String name, int from, int end) {
    var out = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (int i = from; i < end; i++) {
      bits = bits << 16 | name.charAt(i);
      for (held += 16; held >= 6; held -= 6) {
        out.append(ALPHABET.charAt(bits >> (held - 6) & 63));
      }
      bits &= (1 << held) - 1;
    }
    return held == 0 ? out : out.append(ALPHABET.charAt(bits << (6 - held) & 63));
  }

  static Optional<String> decode(byte[] bytes) {
    var name = new String(bytes, StandardCharsets.ISO_8859_1);
    var out = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (!isDirect(c)) {
        return Optional.empty();
      }
      if (c != '&') {
        out.append(c);
        at++;
        continue;
      }
      int end = name.indexOf('-', at);
      if (end < 0 || !unshift(name.substring(at + 1, end), out)) {
        return Optional.empty();
      }
      at = end + 1;
    }
    return encode(out.toString()).equals(name) ? Optional.of(out.toString()) : Optional.empty();
  }

  /// Appends what stands between `&` and `-`; says whether it is base64.
  private static boolean unshift(String base64, StringBuilder out) {
    if (base64.isEmpty()) {
      out.append('&');
      return true;
    }
    int bits = 0;
    int held = 0;
    for (int i = 0; i < base64.length(); i++) {
      int value = ALPHABET.indexOf(base64.charAt(i));
      if (value < 0) {
        return false;
      }
      bits = bits << 6 | value;
      held += 6;
      if (held >= 16) {
        held -= 16;
        out.append((char) (bits >> held));
        bits &= (1 << held) - 1;
      }
    }
    return true;
  }
}
