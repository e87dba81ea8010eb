package dev.haven.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// `xtext`: any text in printable ASCII without spaces (RFC 3461 §4).
public final class Xtext {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Xtext() {}

  public static String encode(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= '!' && b <= '~' && b != '+' && b != '=') {
        encoded.append((char) b);
      } else {
        encoded.append('+').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  /// The text; empty if this is no xtext.
  public static Optional<String> decode(String xtext) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < xtext.length(); i++) {
      char c = xtext.charAt(i);
      if (c == '+') {
        if (i + 2 >= xtext.length() || !hex(xtext.charAt(i + 1)) || !hex(xtext.charAt(i + 2))) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(xtext, i + 1, i + 3));
        i += 2;
      } else if (c <= ' ' || c >= 0x7f || c == '=') {
        return Optional.empty();
      } else {
        bytes.write(c);
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static boolean hex(char c) {
    return HexFormat.isHexDigit(c);
  }
}
