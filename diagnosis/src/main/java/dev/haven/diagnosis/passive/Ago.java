package dev.haven.diagnosis.passive;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, as people say it.
final class Ago {
  private Ago() {}

  static String of(Instant then, Instant now) {
    var passed = Duration.between(then, now);
    if (passed.toMinutes() < 1) {
      return "just now";
    }
    if (passed.toHours() < 1) {
      return passed.toMinutes() + " min ago";
    }
    return passed.toDays() < 2 ? passed.toHours() + " h ago" : passed.toDays() + " days ago";
  }
}
