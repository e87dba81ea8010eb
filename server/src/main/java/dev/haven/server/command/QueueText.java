package dev.haven.server.command;

import dev.haven.queue.outgoing.QueueView;
import dev.haven.server.control.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The queue as people read it.
final class QueueText {
  private QueueText() {}

  static List<String> of(QueueView queue) {
    var lines = new ArrayList<String>();
    queue
        .finding()
        .ifPresent(finding -> {
          lines.add("Note: " + finding.cause() + ".");
          lines.add("  What to do: " + finding.remedy());
        });
    if (queue.paused()) {
      lines.add("All sending is paused. It goes on with: haven queue resume all");
    }
    for (var place : queue.destinations()) {
      lines.add(
          place.paused()
              ? "Sending to "
                  + place.destination()
                  + " is paused ("
                  + place.waiting()
                  + " waiting)."
              : place.destination()
                  + " does not answer ("
                  + place.waiting()
                  + " waiting): "
                  + place.trouble());
    }
    if (queue.messages().isEmpty()) {
      lines.add(
          queue.total() == 0
              ? "Nothing waits to be sent."
              : "None of " + queue.total() + " messages.");
      return lines;
    }
    lines.addAll(table(queue));
    if (queue.messages().size() < queue.total()) {
      lines.add(queue.messages().size() + " of " + queue.total() + " messages.");
    }
    return lines;
  }

  private static List<String> table(QueueView queue) {
    var table = new Table("ID", "ARRIVED", "FROM", "TO", "STATE", "TRIED", "NEXT");
    for (var message : queue.messages()) {
      for (var part : message.parts()) {
        table.add(
            message.id(),
            time(message.arrived()),
            sender(message),
            recipients(part),
            part.state(),
            Integer.toString(part.attempts()),
            part.state().equals("waiting") ? time(part.next()) : "-");
      }
    }
    return table.lines();
  }

  private static String recipients(QueueView.Part part) {
    int more = part.recipients().size() - 1;
    return part.recipients().getFirst() + (more == 0 ? "" : " and " + more + " more");
  }

  private static String sender(QueueView.Entry message) {
    return message.from().isEmpty() ? "<>" : message.from();
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static List<String> of(QueueView.History history) {
    var message = history.message();
    var lines = new ArrayList<String>();
    lines.add("Message " + message.id() + " from " + sender(message));
    boolean left = message.parts().isEmpty();
    var rest = left ? "; it has left the queue" : ", " + message.octets() + " octets";
    lines.add("arrived " + time(message.arrived()) + rest);
    for (var part : message.parts()) {
      lines.add("To " + String.join(", ", part.recipients()));
      lines.add(
          "  "
              + part.state()
              + ", tried "
              + part.attempts()
              + " times"
              + (part.state().equals("waiting") ? ", next " + time(part.next()) : ""));
    }
    for (var attempt : history.attempts()) {
      attempt(attempt, lines);
    }
    return lines;
  }

  private static void attempt(QueueView.Attempt attempt, List<String> lines) {
    var where = attempt.server().isEmpty() ? "" : " at " + attempt.server();
    var tls = attempt.tls().isEmpty() ? "" : ", TLS: " + attempt.tls();
    lines.add("");
    lines.add(time(attempt.time()) + where + tls + " (" + attempt.millis() + " ms)");
    for (var result : attempt.results()) {
      var said = result.reply().isEmpty() ? "" : " It said: " + result.reply();
      var words = result.words().isEmpty() ? "" : ": " + result.words() + ".";
      lines.add(
          "  "
              + result.recipient()
              + " "
              + result.outcome()
              + " "
              + result.status()
              + words
              + said);
    }
    attempt.transcript().forEach(line -> lines.add("    " + line));
  }

  static List<String> relay(Answer.RelayShown shown) {
    return shown
        .relay()
        .map(relay ->
            List.of(
                "Mail goes through %s:%d (%s)%s."
                    .formatted(
                        relay.host(),
                        relay.port(),
                        relay.tls(),
                        relay.user().isEmpty() ? "" : ", signed in as " + relay.user())))
        .orElseGet(() -> List.of("There is no relay: mail goes to its recipients' servers."));
  }
}
