package dev.haven.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Times as people write them: `30 days`, `1 hour`, `90 seconds`.
public final class Amounts {
  private record Unit(long seconds, List<String> names) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit(86_400, List.of("days", "day", "d")),
          new Unit(3_600, List.of("hours", "hour", "h")),
          new Unit(60, List.of("minutes", "minute", "min", "m")),
          new Unit(1, List.of("seconds", "second", "s")));

  private static final long LONGEST_DAYS = 36_500;

  private Amounts() {}

  public static Optional<Duration> duration(String text) {
    int letters = 0;
    while (letters < text.length() && !Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    var count = text.substring(0, letters).strip();
    var name = text.substring(letters);
    return UNITS.stream()
        .filter(unit -> unit.names().contains(name))
        .findFirst()
        .flatMap(unit ->
            count(count, LONGEST_DAYS * 86_400 / unit.seconds())
                .map(n -> Duration.ofSeconds(n * unit.seconds())));
  }

  static String text(Duration duration) {
    long seconds = duration.toSeconds();
    for (var unit : UNITS) {
      if (seconds % unit.seconds() == 0 && seconds >= unit.seconds()) {
        long count = seconds / unit.seconds();
        return count + " " + unit.names().get(count == 1 ? 1 : 0);
      }
    }
    return "0 seconds";
  }

  /// A whole number in decimal digits, not above `most`.
  static Optional<Long> count(String digits, long most) {
    if (digits.isEmpty() || digits.length() > 18) {
      return Optional.empty();
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    long value = Long.parseLong(digits);
    return value <= most ? Optional.of(value) : Optional.empty();
  }
}
