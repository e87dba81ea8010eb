package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.queue.outgoing.QueueView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What waits to leave, and for how long.
final class QueueCheck {
  private static final Duration LONG = Duration.ofDays(1);
  private static final int MOST_NAMED = 10;

  private QueueCheck() {}

  static Checked of(QueueView queue, Instant now) {
    var old =
        queue.messages().stream()
            .filter(one -> one.arrived().plus(LONG).isBefore(now))
            .filter(QueueCheck::wasTried)
            .toList();
    var seen = queue.total() == 1 ? "1 message" : queue.total() + " messages";
    var evidence =
        old.stream()
            .limit(MOST_NAMED)
            .map(one -> "%s from %s, since %s".formatted(one.id(), one.from(), one.arrived()))
            .toList();
    List<Finding> findings =
        old.isEmpty()
            ? List.of()
            : List.of(
                AuditMeaning.QUEUE_OLD.at(
                    "queue", old.size() + " of " + seen + " wait for more than a day", evidence));
    return Checked.of("queue", seen, List.of(), findings);
  }

  /// What its sender wants to leave later is not late.
  private static boolean wasTried(QueueView.Entry message) {
    return message.parts().stream()
        .anyMatch(part -> part.attempts() > 0 || part.state().equals("held"));
  }
}
