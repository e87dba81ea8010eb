package dev.haven.imap.url;

import dev.haven.wire.ByteSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `%C3%BC`: the octets of UTF-8 that a URL cannot show as they are (RFC 3986 §2.1, RFC 5092 §8).
final class PercentCoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentCoding() {}

  /// @param plain what needs no coding
  static String encode(String text, ByteSet plain) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (plain.contains(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt((b & 0xff) >> 4)).append(HEX.charAt(b & 0xf));
      }
    }
    return out.toString();
  }

  /// The text that ASCII with codes means; nothing if a code is broken, or the octets are not UTF-8
  /// or hold NUL (RFC 5092 §8).
  static Optional<String> decode(String coded) {
    var octets = new ByteArrayOutputStream();
    for (int i = 0; i < coded.length(); i++) {
      int value = coded.charAt(i);
      if (value == '%') {
        value = i + 2 < coded.length() ? hex(coded.charAt(i + 1), coded.charAt(i + 2)) : -1;
        i += 2;
      }
      if (value <= 0) {
        return Optional.empty();
      }
      octets.write(value);
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(octets.toByteArray())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static int hex(char high, char low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 || high > 'f' || low > 'f' ? -1 : h << 4 | l;
  }
}
