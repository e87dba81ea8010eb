package dev.haven.message;

import java.nio.charset.StandardCharsets;

/// Decodes the text of header fields: RFC 2047, and raw 8-bit text as RFC 6532 allows it and older
/// mail has it.
///
/// Lenient: encoded words inside quotes or next to other text are decoded too, spaces inside them
/// are borne, and a character that is cut between two adjacent words is put together. Nothing is
/// thrown; octets without meaning become U+FFFD.
public final class EncodedWords {
  /// RFC 2047 §2 allows 75; many senders write a whole subject as one word.
  private static final int MAX_WORD_LENGTH = 2048;

  private static final int MAX_CHARSET_LENGTH = 60;

  private EncodedWords() {}

  /// The value as text, folds removed.
  public static String decode(Slice value) {
    return decode(value.bytes(), value.offset(), value.end());
  }

  static String decode(byte[] bytes, int from, int to) {
    if (isPlain(bytes, from, to)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return new HeaderTextDecoder(bytes, to).decode(from);
  }

  /// Whether the octets are their own text: ASCII on one line without encoded words.
  static boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0 || b == '\r' || b == '\n') {
        return false;
      }
      if (b == '=' && i + 1 < to && bytes[i + 1] == '?') {
        return false;
      }
    }
    return true;
  }

  /// Where the encoded word ends that begins at `at`, or -1 if none does.
  static int wordEnd(byte[] bytes, int at, int to) {
    int encodingAt = encodingAt(bytes, at, to);
    if (encodingAt < 0) {
      return -1;
    }
    int limit = Math.min(to - 1, at + MAX_WORD_LENGTH);
    for (int i = encodingAt + 2; i < limit; i++) {
      if (bytes[i] == '?' && bytes[i + 1] == '=') {
        return i + 2;
      }
    }
    return -1;
  }

  /// Where the letter of the encoding is, in `=?charset?Q?`, or -1.
  static int encodingAt(byte[] bytes, int at, int to) {
    if (to - at < 8 || bytes[at] != '=' || bytes[at + 1] != '?') {
      return -1;
    }
    int limit = Math.min(to - 2, at + 2 + MAX_CHARSET_LENGTH);
    int i = at + 2;
    while (i < limit && bytes[i] != '?' && !Ascii.isBlank(bytes[i])) {
      i++;
    }
    boolean found = i < limit && bytes[i] == '?' && isEncoding(bytes[i + 1]) && bytes[i + 2] == '?';
    return found ? i + 1 : -1;
  }

  private static boolean isEncoding(byte b) {
    int folded = b | 0x20;
    return folded == 'b' || folded == 'q';
  }
}
