package dev.haven.imap.collation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// How texts are compared, RFC 4790 §3: each brings a text into the form in which equal texts have
/// equal octets, in which texts are ordered by octets, and in which one is looked for in another.
///
/// Folding goes character by character: what is in a text is, folded, in the folded text.
public enum Collation {
  /// RFC 5051 §2, the default of RFC 5255 §4.2: any letter like its other cases, and like its
  /// parts.
  UNICODE_CASEMAP("i;unicode-casemap", true),
  /// RFC 4790 §9.2.
  ASCII_CASEMAP("i;ascii-casemap", true),
  /// RFC 4790 §9.3.
  OCTET("i;octet", false);

  public static final Collation DEFAULT = UNICODE_CASEMAP;

  private final String identifier;

  /// What is taken from a small letter of ASCII.
  private final int toUpper;

  Collation(String identifier, boolean casemap) {
    this.identifier = identifier;
    this.toUpper = casemap ? 'a' - 'A' : 0;
  }

  /// Its name in the registry of RFC 4790 §8.
  public String identifier() {
    return identifier;
  }

  /// The one of that name, in any case; collation names are ASCII.
  public static Optional<Collation> named(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    for (var collation : values()) {
      if (collation.identifier.equals(wanted)) {
        return Optional.of(collation);
      }
    }
    return Optional.empty();
  }

  /// An ASCII octet's folded form.
  byte ascii(byte octet) {
    return octet >= 'a' && octet <= 'z' ? (byte) (octet - toUpper) : octet;
  }

  /// Appends what UTF-8 octets are when folded. What is not UTF-8 stays as it is.
  public void fold(byte[] utf8, int from, int to, FoldedText out) {
    int at = from;
    while (at < to) {
      if (utf8[at] >= 0) {
        at = foldAscii(utf8, at, to, out);
      } else if (this == UNICODE_CASEMAP) {
        at = UnicodeCasemap.fold(utf8, at, to, out);
      } else {
        out.add(utf8[at]);
        at++;
      }
    }
  }

  private int foldAscii(byte[] utf8, int from, int to, FoldedText out) {
    out.room(to - from);
    int at = from;
    while (at < to && utf8[at] >= 0) {
      out.put(ascii(utf8[at]));
      at++;
    }
    return at;
  }

  public void fold(String text, FoldedText out) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    fold(utf8, 0, utf8.length, out);
  }

  /// Appends what one character is when folded.
  public void fold(int codePoint, FoldedText out) {
    if (codePoint < 0x80) {
      out.add(ascii((byte) codePoint));
    } else if (this == UNICODE_CASEMAP) {
      UnicodeCasemap.fold(codePoint, out);
    } else {
      UnicodeCasemap.encode(codePoint, out);
    }
  }
}
