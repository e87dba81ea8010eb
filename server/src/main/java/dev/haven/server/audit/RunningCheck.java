package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.server.control.Answer;
import java.util.ArrayList;
import java.util.List;

/// The ports and counters of a server that runs.
final class RunningCheck {
  /// Limits that hold up people as well as strangers; the others end what strangers leave open.
  private static final List<String> TELLING = List.of("refused-too-many", "limited-");

  private RunningCheck() {}

  static Checked ports(Answer.Status status) {
    var findings = new ArrayList<Finding>();
    for (var listener : status.listeners()) {
      listener
          .trouble()
          .map(trouble ->
              AuditMeaning.PORT_ELSEWHERE
                  .at("listeners." + listener.name(), upper(trouble.cause()), List.of())
                  .advising(upper(trouble.remedy())))
          .ifPresent(findings::add);
    }
    return Checked.of("ports", status.listeners().size() + " asked for", List.of(), findings);
  }

  static Checked limits(Answer.Status status) {
    var reached = new ArrayList<String>();
    for (var listener : status.listeners()) {
      listener
          .counts()
          .forEach((name, count) -> {
            if (TELLING.stream().anyMatch(name::startsWith)) {
              reached.add("%s: %s %d".formatted(listener.name(), name, count));
            }
          });
    }
    status
        .limits()
        .forEach((name, count) -> {
          if (name.startsWith("senders-")) {
            reached.add(name + " " + count);
          }
        });
    List<Finding> findings =
        reached.isEmpty()
            ? List.of()
            : List.of(
                AuditMeaning.LIMIT_REACHED.at(
                    "limits", "Limits were reached since " + status.started(), reached));
    return Checked.of(
        "limits", reached.isEmpty() ? "none reached" : "reached", List.of(), findings);
  }

  /// What those who came were troubled by, as the status tells it.
  static Checked visitors(Answer.Status status) {
    var seen = status.findings().isEmpty() ? "nothing troubled them" : "in trouble";
    return Checked.of("visitors", seen, List.of(), status.findings());
  }

  private static String upper(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
