package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.util.Locale;
import java.util.Optional;

/// Tells by a first line who speaks.
final class Tongue {
  private static final byte ALERT = 0x15;

  private Tongue() {}

  static Optional<Language> of(String line) {
    var upper = line.toUpperCase(Locale.ROOT);
    if (upper.startsWith("+OK") || upper.startsWith("-ERR")) {
      return Optional.of(Language.POP3);
    }
    if (startsWithAny(upper, "* OK", "* PREAUTH", "* BYE")) {
      return Optional.of(Language.IMAP);
    }
    if (startsWithAny(upper, "\"IMPLEMENTATION\"", "\"SIEVE\"", "BYE")) {
      return Optional.of(Language.SIEVE);
    }
    return isReply(upper) ? Optional.of(Language.SMTP) : Optional.empty();
  }

  /// RFC 5321 §4.2: three digits, then a space or a hyphen. A greeting of FTP begins likewise; what
  /// it answers to EHLO tells.
  private static boolean isReply(String line) {
    return line.length() >= 3
        && (line.startsWith("220") || line.startsWith("421") || line.startsWith("5"))
        && Character.isDigit(line.charAt(1))
        && Character.isDigit(line.charAt(2))
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }

  static boolean saysNo(String line) {
    var upper = line.toUpperCase(Locale.ROOT);
    return startsWithAny(upper, "-ERR", "* BYE", "BYE", "421", "5");
  }

  /// What else a first line looks like.
  static String stranger(String line) {
    var upper = line.toUpperCase(Locale.ROOT);
    if (upper.startsWith("HTTP/") || upper.contains("<HTML") || upper.startsWith("<!DOCTYPE")) {
      return "an HTTP server";
    }
    if (upper.startsWith("SSH-")) {
      return "an SSH server";
    }
    if (!line.isEmpty() && (line.charAt(0) == ALERT || line.charAt(0) == '\uFFFD')) {
      return "something that sends bytes, not text";
    }
    return "something that is no mail server";
  }

  private static boolean startsWithAny(String line, String... beginnings) {
    for (var beginning : beginnings) {
      if (line.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
