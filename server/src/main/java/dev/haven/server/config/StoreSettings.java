package dev.haven.server.config;

import java.time.Duration;

/// Retention.
public record StoreSettings(
    @Setting(
            value =
                "How long mail programs can ask what changed since they were last here; after that"
                    + " they compare everything.",
            min = 0,
            max = 3650L * 86_400)
        Duration history,
    @Setting(
            value =
                "This many of the latest changes of an account are kept even when they are older.",
            min = 0,
            max = 10_000_000)
        int historyEntries,
    @Setting(
            value =
                "How long a deleted message's body stays on disk at least, for the sessions that"
                    + " still show it.",
            min = 60,
            max = 365L * 86_400)
        Duration freeAfter) {

  static StoreSettings standard() {
    return new StoreSettings(Duration.ofDays(30), 10_000, Duration.ofHours(1));
  }
}
