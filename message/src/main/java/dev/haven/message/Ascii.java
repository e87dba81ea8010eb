package dev.haven.message;

import java.nio.charset.StandardCharsets;

/// ASCII as the grammars of mail use it: white space, digits and letter case, on bytes.
final class Ascii {
  private Ascii() {}

  /// `WSP` of RFC 5234: space and tab.
  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  /// White space or a piece of a line end.
  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(byte b) {
    int folded = b | 0x20;
    return folded >= 'a' && folded <= 'z';
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }

  /// The value of a hexadecimal digit, or -1.
  static int hex(byte b) {
    if (isDigit(b)) {
      return b - '0';
    }
    int folded = b | 0x20;
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
  }

  /// Whether the range is `lowerCase`, letters of either case.
  static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String lowerCase) {
    if (to - from != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (lower(bytes[from + i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The range with its letters in lower case; an octet above 127 becomes the character of its
  /// value.
  static String lowerText(byte[] bytes, int from, int to) {
    var text = new byte[to - from];
    for (int i = 0; i < text.length; i++) {
      text[i] = lower(bytes[from + i]);
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Whether every octet is 7-bit.
  static boolean isAscii(byte[] bytes, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }
}
