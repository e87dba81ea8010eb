package dev.haven.diagnosis.setup;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// A mail address as far as it matters here.
///
/// @param domain in lower case and ASCII (RFC 5891 §4.4)
public record Address(String local, String domain) {
  private static final int LONGEST = 254;

  /// Reads `you@example.com`, or a domain alone, which stands for anybody in it.
  public static Optional<Address> of(String text) {
    int at = text.lastIndexOf('@');
    var local = at < 0 ? "you" : text.substring(0, at);
    var domain = ascii(text.substring(at + 1));
    boolean usable =
        text.length() <= LONGEST
            && !local.isEmpty()
            && local.codePoints().noneMatch(Character::isISOControl)
            && isHost(domain);
    return usable ? Optional.of(new Address(local, domain)) : Optional.empty();
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// Whether a text is a host name of at least two labels (RFC 1123 §2.1), and so nothing that
  /// could change the meaning of a URL.
  static boolean isHost(String text) {
    boolean sound = text.indexOf('.') > 0 && text.length() <= LONGEST;
    char before = '.';
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      sound = alphanumeric || (c == '-' && before != '.') || (c == '.' && isInside(before));
      before = c;
    }
    return sound && isInside(before);
  }

  private static boolean isInside(char before) {
    return before != '.' && before != '-';
  }

  String whole() {
    return local + "@" + domain;
  }
}
