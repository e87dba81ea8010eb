package dev.haven.smtp;

import dev.haven.wire.ByteSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The parameters of extensions that few programs use: from keyword and value to [Parameter].
final class ExtensionParameters {
  private static final int MOST_DIGITS = 9;

  /// Octets of all classes that a message admits to; they become a comment in Received.
  static final int MOST_KEYWORDS = 500;

  private ExtensionParameters() {}

  /// What a parameter says; empty if its value is not what the RFC says it is.
  static Optional<? extends Parameter> parse(String keyword, String value) {
    return switch (keyword) {
      case "HOLDFOR" -> number(value).stream().mapToObj(Parameter.HoldFor::new).findFirst();
      case "HOLDUNTIL" -> dateTime(value).map(t -> new Parameter.HoldUntil(t.getEpochSecond()));
      case "BY" -> by(value);
      case "MT-PRIORITY" -> priority(value);
      case "REQUIRETLS" -> onlyIf(value.isEmpty(), new Parameter.RequireTls());
      case "SOLICIT" -> onlyIf(isKeywords(value), new Parameter.Solicit(value));
      case "XVERP" -> verp(value);
      case "RRVS" -> validSince(value);
      default -> Optional.of(new Parameter.Unknown(keyword));
    };
  }

  private static Optional<Parameter> onlyIf(boolean fits, Parameter parameter) {
    return fits ? Optional.of(parameter) : Optional.empty();
  }

  /// RFC 2852 §4: `by-time ";" by-mode [by-trace]`.
  private static Optional<Parameter> by(String value) {
    int semicolon = value.indexOf(';');
    var time = value.substring(0, Math.max(0, semicolon));
    boolean signed = time.startsWith("-") || time.startsWith("+");
    var seconds = number(signed ? time.substring(1) : time);
    var rest = value.substring(semicolon + 1).toUpperCase(Locale.ROOT);
    boolean fits = rest.equals("N") || rest.equals("R") || rest.equals("NT") || rest.equals("RT");
    if (!fits || seconds.isEmpty()) {
      return Optional.empty();
    }
    long sign = time.startsWith("-") ? -1 : 1;
    var mode = rest.startsWith("R") ? DeliverBy.Mode.RETURN : DeliverBy.Mode.NOTIFY;
    return Optional.of(new Parameter.By(sign * seconds.getAsLong(), mode, rest.endsWith("T")));
  }

  /// RFC 6710 §4: one digit, perhaps with a minus.
  private static Optional<Parameter> priority(String value) {
    return priorityOf(value).map(Parameter.MtPriority::new);
  }

  /// The same in a header field (RFC 6758 §3).
  static Optional<Integer> priorityOf(String value) {
    boolean minus = value.startsWith("-");
    var digit = number(minus ? value.substring(1) : value);
    boolean fits = digit.isPresent() && value.length() == (minus ? 2 : 1);
    int priority = fits ? Math.toIntExact(digit.getAsLong()) : 0;
    return fits ? Optional.of(minus ? -priority : priority) : Optional.empty();
  }

  /// RFC 3865 §2.2: `Keyword *(":" Keyword)`-like words, with commas between them.
  static boolean isKeywords(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_KEYWORDS
        && value.chars().allMatch(c -> isIn(SmtpGrammar.LET_DIG, c) || ".-_:,".indexOf(c) >= 0);
  }

  /// The first of these classes, as many as a parameter may hold: a field may name thousands, which
  /// no other server would take.
  static String keywords(List<String> classes) {
    var all = new StringBuilder();
    for (var each : classes) {
      int more = (all.isEmpty() ? 0 : 1) + each.length();
      if (all.length() + more > MOST_KEYWORDS) {
        break;
      }
      all.append(all.isEmpty() ? "" : ",").append(each);
    }
    return all.toString();
  }

  private static Optional<Parameter> verp(String value) {
    boolean fits = value.length() == 2 && value.chars().allMatch(c -> "-=+".indexOf(c) >= 0);
    return onlyIf(fits || value.isEmpty(), new Parameter.Verp(fits ? value : "+="));
  }

  /// RFC 7293 §3.1: `date-time [ ";" ( "C" / "R" ) ]`.
  private static Optional<Parameter> validSince(String value) {
    int semicolon = value.indexOf(';');
    var action = semicolon < 0 ? "R" : value.substring(semicolon + 1).toUpperCase(Locale.ROOT);
    var time = dateTime(semicolon < 0 ? value : value.substring(0, semicolon));
    boolean fits = action.equals("C") || action.equals("R");
    return time.filter(_ -> fits)
        .map(t -> new Parameter.Rrvs(new ValidSince(t.getEpochSecond(), action.equals("C"))));
  }

  /// RFC 3339 §5.6.
  private static Optional<Instant> dateTime(String value) {
    try {
      return Optional.of(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static boolean isIn(ByteSet set, int c) {
    return c < 0x80 && set.contains((byte) c);
  }

  private static OptionalLong number(String digits) {
    boolean fits =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> isIn(SmtpGrammar.DIGIT, c));
    return fits ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }
}
