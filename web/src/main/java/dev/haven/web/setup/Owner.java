package dev.haven.web.setup;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// Whose mail program is to be set up, as far as that is known here. Whether there is such an
/// account is neither asked nor told.
///
/// @param domain in lower case and ASCII (RFC 5891 §4.4)
public record Owner(String local, String domain) {
  private static final int LONGEST = 254;

  /// Reads `you@example.com`.
  public static Optional<Owner> of(String text) {
    int at = text.lastIndexOf('@');
    boolean usable =
        at > 0
            && at < text.length() - 1
            && text.length() <= LONGEST
            && text.codePoints()
                .noneMatch(c ->
                    Character.isISOControl(c)
                        || Character.isWhitespace(c)
                        || !Character.isDefined(c));
    if (!usable) {
      return Optional.empty();
    }
    return ascii(text.substring(at + 1)).map(domain -> new Owner(text.substring(0, at), domain));
  }

  private static Optional<String> ascii(String domain) {
    try {
      var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.isEmpty() ? Optional.empty() : Optional.of(ascii);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The address.
  public String whole() {
    return local + "@" + domain;
  }
}
