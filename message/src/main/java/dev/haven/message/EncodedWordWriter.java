package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Writes text that a header cannot hold as it is: RFC 2047, always UTF-8, in base64, words of at
/// most 75 characters.
public final class EncodedWordWriter {
  /// 45 octets make 60 characters, and with `=?utf-8?B?` and `?=` 72: RFC 2047 §2 allows 75.
  private static final int OCTETS_PER_WORD = 45;

  private EncodedWordWriter() {}

  /// Whether the text can stand in a header as it is: printable ASCII in which nothing looks like
  /// an encoded word.
  static boolean isWritable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return !text.contains("=?");
  }

  /// The text as encoded words with a space between them. No character is cut in two (RFC 2047 §5).
  public static String encode(String text) {
    var words = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = wordEnd(text, start);
      var octets = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
      words.append(words.isEmpty() ? "" : " ").append("=?utf-8?B?");
      words.append(Base64.getEncoder().encodeToString(octets)).append("?=");
      start = end;
    }
    return words.toString();
  }

  private static int wordEnd(String text, int start) {
    int at = start;
    int octets = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      octets += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      if (octets > OCTETS_PER_WORD) {
        break;
      }
      at += Character.charCount(character);
    }
    return at;
  }
}
