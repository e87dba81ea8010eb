package dev.haven.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// One run of [EncodedWords] over a value. Not thread-safe.
final class HeaderTextDecoder {
  private final byte[] bytes;
  private final int end;
  private final StringBuilder out;

  /// Octets of adjacent encoded words in one charset, not yet text.
  private final ByteBuilder pending = new ByteBuilder(64);

  private Charset charset = StandardCharsets.UTF_8;
  private boolean afterWord;

  HeaderTextDecoder(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
    this.out = new StringBuilder(64);
  }

  String decode(int from) {
    int at = from;
    while (at < end) {
      int wordEnd = EncodedWords.wordEnd(bytes, at, end);
      at = wordEnd < 0 ? literal(at) : word(at, wordEnd);
    }
    flush();
    return out.toString();
  }

  private int word(int at, int wordEnd) {
    int encodingAt = EncodedWords.encodingAt(bytes, at, end);
    var wordCharset = Charsets.forLabel(bytes, at + 2, encodingAt - 1);
    if (!wordCharset.equals(charset)) {
      flush();
      charset = wordCharset;
    }
    if ((bytes[encodingAt] | 0x20) == 'b') {
      Base64Decoder.decodeLoosely(bytes, encodingAt + 2, wordEnd - 2, pending);
    } else {
      decodeQ(encodingAt + 2, wordEnd - 2);
    }
    afterWord = true;
    return wordEnd;
  }

  /// RFC 2047 §4.2.
  private void decodeQ(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '_') {
        pending.add(' ');
      } else if (b == '=' && isHexPair(i + 1, to)) {
        pending.add((byte) ((Ascii.hex(bytes[i + 1]) << 4) | Ascii.hex(bytes[i + 2])));
        i += 2;
      } else if (b == '\r' || b == '\n') {
        i = lastOfFold(i, to);
      } else {
        pending.add(b);
      }
    }
  }

  /// A word should not be folded; where it was, the white space is the fold's.
  private int lastOfFold(int at, int to) {
    int last = at;
    while (last + 1 < to && Ascii.isBlank(bytes[last + 1])) {
      last++;
    }
    return last;
  }

  private boolean isHexPair(int at, int to) {
    return at + 1 < to && Ascii.hex(bytes[at]) >= 0 && Ascii.hex(bytes[at + 1]) >= 0;
  }

  /// Text up to the next encoded word. White space between two encoded words is none: RFC 2047
  /// §6.2.
  private int literal(int from) {
    int at = from + 1;
    while (at < end && !(bytes[at] == '=' && EncodedWords.wordEnd(bytes, at, end) > 0)) {
      at++;
    }
    if (afterWord && at < end && isBlank(from, at)) {
      return at;
    }
    flush();
    afterWord = false;
    appendRaw(from, at);
    return at;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Ascii.isBlank(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private void appendRaw(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
        pending.add(bytes[i]);
      }
    }
    out.append(Charsets.guess(pending.array(), 0, pending.length()));
    pending.cutTo(0);
  }

  private void flush() {
    if (pending.length() > 0) {
      out.append(new String(pending.array(), 0, pending.length(), charset));
      pending.cutTo(0);
    }
  }
}
