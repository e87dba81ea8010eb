package dev.haven.diagnosis.judge;

import java.time.Duration;
import java.util.Locale;

/// Times for people.
final class Shown {
  private Shown() {}

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /// In the largest unit that makes sense.
  static String rough(Duration time) {
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    return time.toHours() >= 2 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
