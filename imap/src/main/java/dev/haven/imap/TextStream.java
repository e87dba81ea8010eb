package dev.haven.imap;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.imap.collation.Needle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/// Looks for a text in octets that come piece by piece. For one thread and one part.
///
/// A piece that is ASCII in a charset of which ASCII is a part is looked at as it stands; any other
/// is decoded and folded. What may be the beginning of the text at the end of a piece is kept,
/// folded, and looked at together with the next.
final class TextStream {
  private static final int PIECE = 4096;

  private final Needle needle;
  private final Charset charset;
  private final boolean containsAscii;

  /// Folded text: the end of what was seen, and while a piece is looked at what follows it.
  private final FoldedText seam = new FoldedText();

  /// There once something had to be decoded.
  private Optional<Decoding> decoding = Optional.empty();

  TextStream(Needle needle, Charset charset) {
    this.needle = needle;
    this.charset = charset;
    this.containsAscii = BodyText.containsAscii(charset);
  }

  /// Whether the text has been seen by the end of this piece.
  boolean take(byte[] bytes, int length) {
    boolean asItStands = containsAscii && !isWithinCharacter() && Needle.isAscii(bytes, 0, length);
    return asItStands ? takeAscii(bytes, length) : takeOther(bytes, length);
  }

  private boolean isWithinCharacter() {
    return decoding.map(Decoding::isWithinCharacter).orElse(false);
  }

  private boolean takeAscii(byte[] bytes, int length) {
    int overlap = needle.length() - 1;
    int joined = Math.min(overlap, length);
    needle.collation().fold(bytes, 0, joined, seam);
    if (needle.isInFolded(seam.bytes(), 0, seam.length())
        || (needle.isAscii() && needle.isInAscii(bytes, 0, length))) {
      return true;
    }
    if (length > joined) {
      needle.collation().fold(bytes, Math.max(joined, length - overlap), length, seam);
    }
    seam.keepLast(overlap);
    return false;
  }

  private boolean takeOther(byte[] bytes, int length) {
    var decoder = decoding.orElseGet(() -> new Decoding(charset));
    decoding = Optional.of(decoder);
    decoder.begin(bytes, length);
    while (decoder.next(needle.collation(), seam)) {
      if (needle.isInFolded(seam.bytes(), 0, seam.length())) {
        return true;
      }
      seam.keepLast(needle.length() - 1);
    }
    return false;
  }

  /// What is between octets and characters from one piece to the next.
  private static final class Decoding {
    private final CharsetDecoder decoder;
    private final CharBuffer chars = CharBuffer.allocate(PIECE);

    /// Octets that are not decoded yet: at last those of a character whose end has not come.
    private ByteBuffer octets = ByteBuffer.allocate(0);

    private boolean more;

    Decoding(Charset charset) {
      this.decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    boolean isWithinCharacter() {
      return octets.hasRemaining();
    }

    void begin(byte[] bytes, int length) {
      octets =
          ByteBuffer.allocate(octets.remaining() + length).put(octets).put(bytes, 0, length).flip();
      more = true;
    }

    /// Appends some more folded text, if there is more.
    boolean next(Collation collation, FoldedText out) {
      if (!more) {
        return false;
      }
      more = decoder.decode(octets, chars, false).isOverflow();
      chars.flip();
      while (chars.hasRemaining() && !isHalfOfPair()) {
        int c = Character.codePointAt(chars, 0);
        chars.position(chars.position() + Character.charCount(c));
        collation.fold(c, out);
      }
      chars.compact();
      return true;
    }

    /// Whether only the first half of a pair is left, which waits for the other.
    private boolean isHalfOfPair() {
      return chars.remaining() == 1 && Character.isHighSurrogate(chars.get(chars.position()));
    }
  }
}
