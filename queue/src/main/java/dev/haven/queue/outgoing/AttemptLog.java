package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.StoredResult;
import java.lang.System.Logger.Level;

/// A line in the log for what became of each recipient, by which a message can be followed.
final class AttemptLog {
  private static final System.Logger LOG = System.getLogger(AttemptLog.class.getName());

  private AttemptLog() {}

  static void note(Letter letter, Attempted attempted) {
    for (var result : attempted.getAttempt().getResultsList()) {
      LOG.log(Level.INFO, () -> line(letter, attempted, result));
    }
  }

  private static String line(Letter letter, Attempted attempted, StoredResult result) {
    var said = result.getReply().isEmpty() ? result.getWords() : result.getReply();
    return "event=%s q=%s to=<%s> attempt=%d server=\"%s\" status=%s said=\"%s\""
        .formatted(
            event(result.getKind()),
            MessageId.text(letter.id()),
            letter.recipients().get(result.getRecipient()).address(),
            attempted.getAfter().getAttempts(),
            attempted.getAttempt().getServer(),
            result.getStatus(),
            said.replace('"', '\''));
  }

  private static String event(StoredResult.Kind kind) {
    return switch (kind) {
      case DELIVERED -> "sent";
      case PERMANENT, DROPPED -> "not-sent";
      default -> "deferred";
    };
  }
}
