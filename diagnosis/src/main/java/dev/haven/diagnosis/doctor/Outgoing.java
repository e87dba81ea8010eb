package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Tcp;
import dev.haven.diagnosis.probe.Voice;
import java.util.List;
import java.util.StringTokenizer;

/// What it means how several servers were reached on port 25.
final class Outgoing {
  private static final String HERE = "this machine, outgoing port 25";

  private Outgoing() {}

  static List<Finding> findings(List<Observation> seen) {
    if (seen.isEmpty()) {
      return List.of();
    }
    if (seen.stream().noneMatch(Observation::isConnected)) {
      return List.of(
          PortMeaning.OUTGOING_BLOCKED.at(
              HERE,
              "No connection to port 25 of %d servers came about".formatted(seen.size()),
              seen.stream().map(Outgoing::evidence).toList()));
    }
    var greeted = seen.stream().filter(one -> one.voice() instanceof Voice.Greeting).toList();
    long hosts = greeted.stream().map(one -> one.target().host()).distinct().count();
    var names = greeted.stream().map(Outgoing::greetedBy).distinct().toList();
    if (hosts > 1 && names.size() == 1) {
      return List.of(
          PortMeaning.INTERCEPTED.at(
              HERE,
              "%d different servers were called, and %s answered for all"
                  .formatted(hosts, names.getFirst()),
              greeted.stream().map(Outgoing::evidence).toList()));
    }
    return List.of();
  }

  private static String evidence(Observation seen) {
    return seen.target().where()
        + ": "
        + switch (seen.tcp()) {
          case Tcp.Connected _ -> "greets as " + greetedBy(seen);
          case Tcp.Refused _ -> "refused";
          case Tcp.Dropped _ -> "no answer";
          case Tcp.Unreachable(var why) -> why;
        };
  }

  /// The name in a greeting, its second word (RFC 5321 §4.2).
  private static String greetedBy(Observation seen) {
    if (!(seen.voice() instanceof Voice.Greeting(var text, _))) {
      return "nobody";
    }
    var words = new StringTokenizer(text, " -");
    words.nextToken();
    return words.hasMoreTokens() ? words.nextToken() : "nobody";
  }
}
