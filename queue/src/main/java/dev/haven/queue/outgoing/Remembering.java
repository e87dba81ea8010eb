package dev.haven.queue.outgoing;

import java.time.Duration;

/// How long the history of a message is kept after it has left the queue.
///
/// @param messages of the last so many
/// @param time and no longer than this
public record Remembering(int messages, Duration time) {
  public static final Remembering STANDARD = new Remembering(10_000, Duration.ofDays(7));
}
