package dev.haven.imap.collation;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The form of i;unicode-casemap, RFC 5051 §2: every character becomes its titlecase, that becomes
/// its decomposition, and the same is done to what comes of it, until nothing changes.
///
/// Hangul syllables stay whole: their decomposition is an algorithm of Unicode, no property in the
/// data file that the RFC goes by. Tables of 256 characters are made when one of them is first met;
/// they depend on nothing but Unicode. Safe for any thread.
final class UnicodeCasemap {
  private static final int FIRST_HANGUL = 0xAC00;
  private static final int LAST_HANGUL = 0xD7A3;

  /// CIRCLED HANGUL IEUNG U, the one character whose property is a whole syllable.
  private static final int CIRCLED_SYLLABLE = 0x327E;

  private static final byte[] ITS_SYLLABLE = "\uC6B0".getBytes(StandardCharsets.UTF_8);

  /// The longest chain in Unicode has three steps.
  private static final int MOST_ROUNDS = 8;

  /// By the upper bits of a character: what its neighbours become, absent if they stay.
  private static final AtomicReferenceArray<byte[][]> TABLES =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) >> 8);

  private static final byte[] SAME = {};

  private UnicodeCasemap() {}

  /// Folds the character whose first octet, not ASCII, is at `at`.
  ///
  /// @return where the next begins
  static int fold(byte[] utf8, int at, int to, FoldedText out) {
    int lead = utf8[at] & 0xff;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > to) {
      out.add(utf8[at]);
      return at + 1;
    }
    int codePoint = lead & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      if ((utf8[at + i] & 0xC0) != 0x80) {
        out.add(utf8[at]);
        return at + 1;
      }
      codePoint = (codePoint << 6) | (utf8[at + i] & 0x3f);
    }
    if (codePoint > Character.MAX_CODE_POINT) {
      out.add(utf8[at]);
      return at + 1;
    }
    var folded = folded(codePoint);
    if (folded.length == 0) {
      out.add(utf8, at, length);
    } else {
      out.add(folded, 0, folded.length);
    }
    return at + length;
  }

  static void fold(int codePoint, FoldedText out) {
    var folded = folded(codePoint);
    if (folded.length == 0) {
      encode(codePoint, out);
    } else {
      out.add(folded, 0, folded.length);
    }
  }

  static void encode(int codePoint, FoldedText out) {
    if (codePoint < 0x800) {
      out.add((byte) (0xC0 | (codePoint >> 6)));
    } else if (codePoint < 0x10000) {
      out.add((byte) (0xE0 | (codePoint >> 12)));
      out.add((byte) (0x80 | ((codePoint >> 6) & 0x3f)));
    } else {
      out.add((byte) (0xF0 | (codePoint >> 18)));
      out.add((byte) (0x80 | ((codePoint >> 12) & 0x3f)));
      out.add((byte) (0x80 | ((codePoint >> 6) & 0x3f)));
    }
    out.add((byte) (0x80 | (codePoint & 0x3f)));
  }

  private static byte[] folded(int codePoint) {
    var table = TABLES.get(codePoint >> 8);
    if (table == null) {
      table = table(codePoint & ~0xff);
      TABLES.set(codePoint >> 8, table);
    }
    return table[codePoint & 0xff];
  }

  private static byte[][] table(int first) {
    var table = new byte[256][];
    for (int i = 0; i < table.length; i++) {
      table[i] = compute(first + i);
    }
    return table;
  }

  private static byte[] compute(int codePoint) {
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (surrogate || (codePoint >= FIRST_HANGUL && codePoint <= LAST_HANGUL)) {
      return SAME;
    }
    if (codePoint == CIRCLED_SYLLABLE) {
      return ITS_SYLLABLE;
    }
    var text = Character.toString(codePoint);
    var folded = text;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var next = Normalizer.normalize(titlecased(folded), Normalizer.Form.NFKD);
      if (next.equals(folded)) {
        break;
      }
      folded = next;
    }
    return folded.equals(text) ? SAME : folded.getBytes(StandardCharsets.UTF_8);
  }

  private static String titlecased(String text) {
    var out = new StringBuilder();
    text.codePoints().map(Character::toTitleCase).forEach(out::appendCodePoint);
    return out.toString();
  }
}
