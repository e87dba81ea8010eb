package dev.haven.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The charset that a label in mail means.
///
/// Labels are what senders write, not what IANA registered: aliases, superset charsets under the
/// name of their subset, wrong punctuation. A label is looked up in a fixed table and never by
/// asking the JDK's providers, so that strangers cannot make it search.
public final class Charsets {
  /// What unlabelled 8-bit text is read as if it is not UTF-8: the superset of ISO 8859-1 that it
  /// mostly is.
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final int MAX_LABEL_LENGTH = 64;

  private Charsets() {}

  /// The charset of a label, letters of either case; empty if nobody knows it.
  public static Optional<Charset> find(String label) {
    var octets = Ascii.bytes(label);
    return find(octets, 0, octets.length);
  }

  /// The charset of a label in a message; for an unknown one UTF-8, as most mail is.
  static Charset forLabel(byte[] bytes, int from, int to) {
    return find(bytes, from, to).orElse(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> find(byte[] bytes, int from, int to) {
    int end = to;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '*') {
        end = i; // RFC 2231 §5: a language follows
      }
    }
    if (end - from > MAX_LABEL_LENGTH || end == from) {
      return Optional.empty();
    }
    var label = Ascii.lowerText(bytes, from, end);
    return switch (label) {
      case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
      case "us-ascii", "ascii", "iso-8859-1", "windows-1252", "latin1" -> Optional.of(WINDOWS_1252);
      default -> CharsetTable.find(label);
    };
  }

  /// Text of an unknown charset: UTF-8 if it is that, else windows-1252.
  static String guess(byte[] bytes, int offset, int length) {
    if (Ascii.isAscii(bytes, offset, offset + length)) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    return new String(
        bytes,
        offset,
        length,
        isUtf8(bytes, offset, length) ? StandardCharsets.UTF_8 : WINDOWS_1252);
  }

  private static boolean isUtf8(byte[] bytes, int offset, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
