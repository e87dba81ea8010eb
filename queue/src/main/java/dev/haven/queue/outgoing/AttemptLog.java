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
    return "event="
        + event(result.getKind())
        + " q="
        + MessageId.text(letter.id())
        + " to=<"
        + letter.recipients().get(result.getRecipient()).address()
        + "> attempt="
        + attempted.getAfter().getAttempts()
        + " server=\""
        + attempted.getAttempt().getServer()
        + "\" status="
        + result.getStatus()
        + " said=\""
        + said.replace('"', '\'')
        + '"';
  }

  private static String event(StoredResult.Kind kind) {
    return switch (kind) {
      case DELIVERED -> "sent";
      case PERMANENT, DROPPED -> "not-sent";
      default -> "deferred";
    };
  }
}
