package dev.haven.diagnosis.published;

import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PasteMeaning;
import java.net.InetAddress;
import java.util.Optional;

/// What an MX record names, where that is no name of a host.
public final class ExchangeName {
  private static final String ESCAPED_BLANK = "\\032";
  private static final String ESCAPED_DOT = "\\.";

  private ExchangeName() {}

  /// The mistake in it, if it is a known one.
  ///
  /// @param name without its final dot; empty for the null MX
  public static Optional<Meaning> slip(String name) {
    if (name.isEmpty()) {
      return Optional.of(DnsMeaning.TAKES_NO_MAIL);
    }
    if (isDotted(name)) {
      return Optional.of(PasteMeaning.TRAILING_DOT);
    }
    int blank = name.indexOf(ESCAPED_BLANK);
    if (blank > 0 && name.chars().limit(blank).allMatch(Character::isDigit)) {
      return Optional.of(PasteMeaning.PRIORITY_IN_NAME);
    }
    return isLiteral(name) ? Optional.of(DnsMeaning.LITERAL_EXCHANGE) : Optional.empty();
  }

  /// Whether its last label ends in a dot that belongs to it.
  static boolean isDotted(String name) {
    return name.endsWith(ESCAPED_DOT);
  }

  private static boolean isLiteral(String name) {
    try {
      return !InetAddress.ofLiteral(name).getHostAddress().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
