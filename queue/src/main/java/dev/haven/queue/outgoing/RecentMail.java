package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.StoredAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of the messages that were worked on last, so that one can be followed to its end
/// after it has left the queue. In memory, up to a bound: what is older, or was before a start, is
/// in the log. Safe for any thread.
final class RecentMail {
  /// One of them.
  ///
  /// @param attempts the first and the latest, oldest first
  record Followed(Letter letter, List<StoredAttempt> attempts) {}

  private static final int MOST_MESSAGES = 20_000;
  private static final int MOST_RECIPIENTS = 100_000;

  private final Map<Long, Followed> messages = new LinkedHashMap<>();
  private int recipients;

  /// An attempt was made, and written down.
  synchronized void note(Letter letter, Attempted attempted) {
    var known = Optional.ofNullable(messages.remove(letter.id()));
    var before = known.map(Followed::attempts).orElse(List.of());
    var attempts = new ArrayList<>(Histories.joined(before, List.of(attempted.getAttempt())));
    messages.put(letter.id(), new Followed(letter, List.copyOf(attempts)));
    if (known.isEmpty()) {
      recipients += letter.recipients().size();
    }
    var eldest = messages.values().iterator();
    while (messages.size() > 1
        && (messages.size() > MOST_MESSAGES || recipients > MOST_RECIPIENTS)) {
      recipients -= eldest.next().letter().recipients().size();
      eldest.remove();
    }
  }

  synchronized Optional<Followed> find(long id) {
    return Optional.ofNullable(messages.get(id));
  }
}
