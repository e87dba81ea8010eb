package dev.haven.diagnosis.published;

import java.time.Duration;

/// How long something lasts, in words.
public final class Lifetime {
  private Lifetime() {}

  /// The two largest units: `2 h 5 min`.
  public static String words(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h" + more(time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min" + more(time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String more(int count, String unit) {
    return count == 0 ? "" : " " + count + " " + unit;
  }
}
