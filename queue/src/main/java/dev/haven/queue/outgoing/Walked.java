package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One stretch of a [Rehearsal].
///
/// @param what was tried
/// @param seen what came of it, in a few words
/// @param evidence behind it: servers, or the lines of a session
/// @param trouble why it leads no further, if so
/// @param encrypted false where a session is in clear that could be overheard
public record Walked(
    String what,
    String seen,
    Duration elapsed,
    List<String> evidence,
    Optional<Outcome> trouble,
    boolean encrypted) {
  public Walked {
    evidence = List.copyOf(evidence);
  }

  static Walked fine(String what, String seen, long began, List<String> evidence) {
    return new Walked(what, seen, since(began), evidence, Optional.empty(), true);
  }

  static Walked failed(String what, Outcome trouble, long began, List<String> evidence) {
    return new Walked(
        what, Rehearsal.trouble(trouble), since(began), evidence, Optional.of(trouble), true);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
