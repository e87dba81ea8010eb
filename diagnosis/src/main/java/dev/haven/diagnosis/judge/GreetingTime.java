package dev.haven.diagnosis.judge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// The time that some servers tell in their greeting: Exim and Sendmail do by default, as in `Sun,
/// 22 Nov 2026 09:47:20 +0000` (RFC 5322 §3.3).
final class GreetingTime {
  /// Day of the week, day, month, year, time, zone.
  private static final int WORDS = 6;

  private GreetingTime() {}

  static Optional<Instant> in(String greeting) {
    List<String> words = new ArrayList<>();
    new StringTokenizer(greeting, " ;").asIterator().forEachRemaining(w -> words.add(w.toString()));
    for (int i = 0; i + WORDS <= words.size(); i++) {
      if (words.get(i).length() == 4 && words.get(i).endsWith(",")) {
        return parsed(String.join(" ", words.subList(i, i + WORDS)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(
          OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
