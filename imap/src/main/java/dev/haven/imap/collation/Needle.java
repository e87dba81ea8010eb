package dev.haven.imap.collation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text to look for in others as a [Collation] says, folded once: the substring operation of RFC
/// 4790 §4.2.3.
///
/// Text that is ASCII is compared as it stands, octet by octet; other text is folded first. Skips
/// ahead by what was seen (Boyer, Moore, Horspool). Immutable.
public final class Needle {
  private final Collation collation;
  private final byte[] folded;
  private final boolean ascii;
  private final int[] skip = new int[256];

  /// For every octet of ASCII its folded form; others stand for themselves.
  private final byte[] map = new byte[256];

  public Needle(String text, Collation collation) {
    this.collation = collation;
    var out = new FoldedText();
    collation.fold(text, out);
    this.folded = out.copy();
    this.ascii = isAscii(folded, 0, folded.length);
    Arrays.fill(skip, folded.length);
    for (int i = 0; i < folded.length - 1; i++) {
      skip[folded[i] & 0xff] = folded.length - 1 - i;
    }
    for (int i = 0; i < map.length; i++) {
      map[i] = i < 0x80 ? collation.ascii((byte) i) : (byte) i;
    }
  }

  public Collation collation() {
    return collation;
  }

  public boolean isEmpty() {
    return folded.length == 0;
  }

  /// Its octets when folded.
  public int length() {
    return folded.length;
  }

  /// Whether all of it is ASCII; if not, it is in no text that is.
  public boolean isAscii() {
    return ascii;
  }

  /// Whether no fold of a header can stand in it, nor anything that is not ASCII.
  public boolean isWord() {
    for (byte b : folded) {
      if (b <= ' ') {
        return false;
      }
    }
    return ascii;
  }

  /// Whether text in UTF-8 contains it.
  public boolean isIn(byte[] utf8, int from, int to) {
    if (isAscii(utf8, from, to)) {
      return isInAscii(utf8, from, to);
    }
    var text = new FoldedText();
    collation.fold(utf8, from, to, text);
    return isInFolded(text.bytes(), 0, text.length());
  }

  public boolean isIn(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return isIn(utf8, 0, utf8.length);
  }

  /// Whether ASCII octets contain it.
  public boolean isInAscii(byte[] text, int from, int to) {
    int last = folded.length - 1;
    if (last < 0) {
      return true;
    }
    for (int at = from + last; at < to; ) {
      byte end = map[text[at] & 0xff];
      int i = 0;
      while (i <= last && map[text[at - i] & 0xff] == folded[last - i]) {
        i++;
      }
      if (i > last) {
        return true;
      }
      at += skip[end & 0xff];
    }
    return false;
  }

  public boolean isInFolded(byte[] text, int from, int to) {
    return indexInFolded(text, from, to) >= 0;
  }

  /// Where text that is folded already contains it first, or -1.
  public int indexInFolded(byte[] text, int from, int to) {
    int last = folded.length - 1;
    if (last < 0) {
      return from;
    }
    for (int at = from + last; at < to; ) {
      int i = 0;
      while (i <= last && text[at - i] == folded[last - i]) {
        i++;
      }
      if (i > last) {
        return at - last;
      }
      at += skip[text[at] & 0xff];
    }
    return -1;
  }

  /// Whether there is nothing but ASCII in the octets.
  public static boolean isAscii(byte[] bytes, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }
}
