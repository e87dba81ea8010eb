package dev.haven.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.wire.SyntaxException;
import java.text.Normalizer;

/// The one form in which a password is compared (RFC 8265 §4.2), so that the same keys pressed on
/// two systems are the same password; and in which an identifier of an access control list is
/// looked up, for which RFC 4314 §3 names the profile that this one came after.
///
/// Case and width stay; spaces of all kinds become U+0020; the rest is NFC. Joiners (U+200C,
/// U+200D) are let through without the context rules of RFC 5892 §A.1: they are in what people
/// type, and a password is never shown to anybody.
public final class OpaqueString {
  private static final int LONGEST = 1_024;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private OpaqueString() {}

  /// What was typed, in that form; refused if it is empty, too long, or holds what cannot be typed.
  public static String prepared(String typed) throws SyntaxException {
    if (typed.length() > LONGEST) {
      throw new SyntaxException("a shorter text", LONGEST);
    }
    var mapped = new StringBuilder();
    for (int i = 0; i < typed.length(); ) {
      int c = typed.codePointAt(i);
      mapped.appendCodePoint(mapped(c, i));
      i += Character.charCount(c);
    }
    var prepared = Normalizer.normalize(mapped, Normalizer.Form.NFC);
    if (prepared.isEmpty() || prepared.getBytes(UTF_8).length > LONGEST) {
      throw new SyntaxException("a text of 1 to " + LONGEST + " octets", 0);
    }
    return prepared;
  }

  private static int mapped(int c, int position) throws SyntaxException {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.CONTROL,
          Character.UNASSIGNED,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          throw new SyntaxException("a text without control characters", position);
      case Character.FORMAT -> joiner(c, position);
      default -> c;
    };
  }

  private static int joiner(int c, int position) throws SyntaxException {
    if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
      return c;
    }
    throw new SyntaxException("a text without invisible characters", position);
  }
}
