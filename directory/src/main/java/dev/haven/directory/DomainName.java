package dev.haven.directory;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// A domain in the one form it is compared and stored in: lower-case A-labels (RFC 5890 §2.3.2.1).
///
/// @param ascii such as `example.com`, `xn--bcher-kva.example`, `localhost`
public record DomainName(String ascii) {
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST = 255;

  /// The domain that a text means, unless it is none: labels of letters, digits and inner hyphens,
  /// no final dot (RFC 5321 §4.1.2). U-labels become A-labels, with the mapping of case and width
  /// that `java.net.IDN` does.
  public static Optional<DomainName> normalised(String text) {
    try {
      var ascii = isAscii(text) ? text : IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
      var lower = ascii.toLowerCase(Locale.ROOT);
      return isDomain(lower) ? Optional.of(new DomainName(lower)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String ascii) {
    if (ascii.isEmpty() || ascii.length() > LONGEST) {
      return false;
    }
    int start = 0;
    for (int end = ascii.indexOf('.'); end >= 0; end = ascii.indexOf('.', start)) {
      if (!isLabel(ascii, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return isLabel(ascii, start, ascii.length());
  }

  /// `sub-domain = Let-dig [Ldh-str]` (RFC 5321 §4.1.2).
  private static boolean isLabel(String ascii, int start, int end) {
    if (end == start || end - start > LONGEST_LABEL) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = ascii.charAt(i);
      boolean inner = c == '-' && i > start && i < end - 1;
      if (!inner && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /// As a person reads it, with U-labels.
  public String unicode() {
    return IDN.toUnicode(ascii, IDN.USE_STD3_ASCII_RULES);
  }

  @Override
  public String toString() {
    return ascii;
  }
}
