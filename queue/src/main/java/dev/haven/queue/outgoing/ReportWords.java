package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredReportLine;
import dev.haven.queue.format.StoredResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A report as people read it: what happened, what the other server said, what to do.
final class ReportWords {
  private ReportWords() {}

  /// @param here whether it was this server that answered
  static List<String> of(StoredReportLine line, Duration giveUp, boolean here) {
    var result = line.getResult();
    var sentences = new ArrayList<String>();
    sentences.add(happened(line, giveUp));
    if (!result.getWords().isEmpty()) {
      sentences.add("What happened: " + result.getWords() + ".");
    }
    if (!result.getReply().isEmpty()) {
      sentences.add((here ? "This server said: " : "The other server said: ") + result.getReply());
    }
    remedy(result, sentences);
    return sentences;
  }

  private static String happened(StoredReportLine line, Duration giveUp) {
    return switch (line.getKind()) {
      case FAILED -> "The message was not delivered, and will not be tried again.";
      case DELAYED ->
          "The message was not delivered yet. It is tried again for %d hours in all; you need not send it again."
              .formatted(giveUp.toHours());
      default ->
          line.getResult().getReportsPassedOn()
              ? "The message was delivered."
              : "The message was handed to the recipient's server. No more is reported from here.";
    };
  }

  /// By the status code's subject (RFC 3463 §3).
  private static void remedy(StoredResult result, List<String> sentences) {
    var status = result.getStatus();
    if (!status.startsWith("5.")) {
      return;
    }
    var what =
        switch (status) {
          case "5.1.1", "5.1.0", "5.1.6" ->
              "Check the spelling of the address; nobody has it there.";
          case "5.1.2", "5.4.4" ->
              "Check what stands behind the @: no mail server is known for it.";
          case "5.1.10" ->
              "This domain takes no mail at all; ask the recipient for another address.";
          case "5.2.2" -> "The recipient's mailbox is full; tell them in another way.";
          case "5.3.4", "5.2.3" ->
              "The message is too large there; send a link in the place of the file.";
          case "5.4.6" ->
              "Tell your administrator: the way of this mail leads back to this server.";
          case "5.4.7" -> "The recipient's server could not be reached for days; try again later.";
          case "5.7.17", "5.7.18" ->
              "Somebody else has the address now; ask whom you mean for the one they have today.";
          case "5.6.3", "5.6.7" ->
              "The recipient's server is too old for this message; send it without special characters.";
          default -> byClass(status);
        };
    sentences.add("What to do: " + what);
  }

  private static String byClass(String status) {
    return status.startsWith("5.7.")
        ? "The recipient's server refuses this mail by its rules; its words above say why."
        : "If the words above do not help, show this report to your administrator.";
  }
}
