package dev.haven.imap;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// Looks for a text in bytes that come piece by piece. For one thread and one part.
sealed interface TextStream {
  /// Whether the text has been seen by the end of this piece.
  boolean take(byte[] bytes, int length);

  static TextStream of(TextNeedle needle, Charset charset) {
    return needle.isAscii() && BodyText.containsAscii(charset)
        ? new InBytes(needle)
        : new InChars(needle, charset);
  }

  /// Compares bytes. Where two pieces meet, the end of one and the beginning of the next are looked
  /// at together.
  final class InBytes implements TextStream {
    private final TextNeedle needle;
    private final int overlap;
    private final byte[] seam;
    private int kept;

    InBytes(TextNeedle needle) {
      this.needle = needle;
      this.overlap = needle.folded().length() - 1;
      this.seam = new byte[2 * overlap];
    }

    @Override
    public boolean take(byte[] bytes, int length) {
      int joined = Math.min(overlap, length);
      System.arraycopy(bytes, 0, seam, kept, joined);
      if (needle.isIn(seam, 0, kept + joined) || needle.isIn(bytes, 0, length)) {
        return true;
      }
      keep(bytes, length, joined);
      return false;
    }

    /// Keeps the last bytes seen; a short piece adds to what was kept before.
    private void keep(byte[] bytes, int length, int joined) {
      if (length >= overlap) {
        kept = overlap;
        System.arraycopy(bytes, length - overlap, seam, 0, overlap);
      } else {
        int all = kept + joined;
        kept = Math.min(overlap, all);
        System.arraycopy(seam, all - kept, seam, 0, kept);
      }
    }
  }

  /// Decodes and folds, then compares characters.
  final class InChars implements TextStream {
    private static final int PIECE = 4096;

    private final String folded;
    private final CharsetDecoder decoder;
    private final CharBuffer chars;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    InChars(TextNeedle needle, Charset charset) {
      this.folded = needle.folded();
      this.chars = CharBuffer.allocate(PIECE + folded.length());
      this.decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public boolean take(byte[] bytes, int length) {
      var in =
          ByteBuffer.allocate(rest.remaining() + length).put(rest).put(bytes, 0, length).flip();
      boolean more = true;
      while (more) {
        int from = chars.position();
        more = decoder.decode(in, chars, false).isOverflow();
        fold(from, chars.position());
        if (new String(chars.array(), 0, chars.position()).contains(folded)) {
          return true;
        }
        keepTail();
      }
      rest = in;
      return false;
    }

    private void fold(int from, int to) {
      var array = chars.array();
      for (int i = from; i < to; i++) {
        array[i] = Character.toLowerCase(Character.toUpperCase(array[i]));
      }
    }

    private void keepTail() {
      int kept = Math.min(folded.length() - 1, chars.position());
      chars.flip().position(chars.limit() - kept);
      chars.compact();
    }
  }
}
