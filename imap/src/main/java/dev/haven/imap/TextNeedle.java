package dev.haven.imap;

import dev.haven.message.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text to look for, without regard to case (RFC 9051 §6.4.4).
///
/// Most are ASCII, and most text is in a charset of which ASCII is a part: those are compared byte
/// by byte, skipping ahead by what was seen (Boyer, Moore, Horspool), and nothing is decoded.
/// Immutable.
final class TextNeedle {
  private static final byte[] LOWER = lower();

  private final String folded;
  private final boolean ascii;
  private final byte[] bytes;
  private final int[] skip = new int[256];

  TextNeedle(String text) {
    this.folded = fold(text);
    this.ascii = text.chars().allMatch(c -> c < 0x80);
    this.bytes = folded.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skip, bytes.length);
    for (int i = 0; i < bytes.length - 1; i++) {
      skip[bytes[i] & 0xff] = bytes.length - 1 - i;
    }
  }

  private static byte[] lower() {
    var table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) (i >= 'A' && i <= 'Z' ? i | 0x20 : i);
    }
    return table;
  }

  /// One form for all cases of a letter.
  static String fold(String text) {
    var chars = text.toCharArray();
    fold(chars, chars.length);
    return new String(chars);
  }

  static void fold(char[] chars, int length) {
    for (int i = 0; i < length; i++) {
      chars[i] = Character.toLowerCase(Character.toUpperCase(chars[i]));
    }
  }

  boolean isEmpty() {
    return folded.isEmpty();
  }

  /// Whether bytes need not be decoded to find it, wherever ASCII is ASCII.
  boolean isAscii() {
    return ascii;
  }

  /// Whether no fold of a header can stand in it, nor anything that is not ASCII.
  boolean isWord() {
    return ascii && folded.indexOf(' ') < 0;
  }

  /// The folded text.
  String folded() {
    return folded;
  }

  /// Whether text in UTF-8 contains it.
  boolean isIn(Slice text) {
    return ascii
        ? isIn(text.bytes(), text.offset(), text.length())
        : fold(text.text()).contains(folded);
  }

  boolean isIn(String text) {
    return fold(text).contains(folded);
  }

  /// Whether bytes contain it; only for ASCII needles.
  boolean isIn(byte[] text, int offset, int length) {
    int last = bytes.length - 1;
    if (last < 0) {
      return true;
    }
    int at = offset + last;
    int end = offset + length;
    while (at < end) {
      int i = 0;
      while (i <= last && LOWER[text[at - i] & 0xff] == bytes[last - i]) {
        i++;
      }
      if (i > last) {
        return true;
      }
      at += skip[LOWER[text[at] & 0xff] & 0xff];
    }
    return false;
  }
}
