package dev.haven.diagnosis.passive;

import dev.haven.wire.PeerKind;
import dev.haven.wire.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who reached which port, in a sentence for each.
///
/// @param ports of the server that runs
/// @param now what time it is
public record Gatherings(List<Gathering> ports, Instant now) {
  /// What was reached from outside so lately is reachable, whatever a check from inside says.
  private static final Duration FRESH = Duration.ofHours(24);

  /// `Port 25 over IPv4: reached by a public host 3 min ago; over IPv6: never`; those that nobody
  /// reached are one sentence.
  public List<String> sentences() {
    var sentences = new ArrayList<String>();
    var unvisited = new ArrayList<String>();
    for (var port : ports) {
      if (port.reached()) {
        sentences.add("Port " + port.port() + " " + sentence(port));
      } else {
        unvisited.add(Integer.toString(port.port()));
      }
    }
    if (!unvisited.isEmpty()) {
      sentences.add("Nobody has come yet to port " + String.join(", ", unvisited));
    }
    return sentences;
  }

  /// Who reached a port, without its number.
  public String sentence(Gathering port) {
    var parts = new ArrayList<String>();
    if (port.four()) {
      parts.add("over IPv4: " + reached(port, false));
    }
    if (port.six()) {
      parts.add("over IPv6: " + reached(port, true));
    }
    return String.join("; ", parts);
  }

  private String reached(Gathering port, boolean six) {
    var parts = new ArrayList<String>();
    for (var kind : List.of(PeerKind.PUBLIC, PeerKind.PRIVATE, PeerKind.OWN)) {
      var whom = parts.isEmpty() ? "reached by " : "by ";
      port.of(six, kind).forEach(seen -> last(seen).ifPresent(when -> parts.add(whom + when)));
    }
    return parts.isEmpty() ? "never" : String.join(", ", parts);
  }

  private Optional<String> last(Sighting seen) {
    var who =
        switch (seen.kind()) {
          case PUBLIC -> "a public host ";
          case PRIVATE -> "the own network ";
          case OWN -> "this machine ";
        };
    return seen.lastReached().map(when -> who + Ago.of(when, now));
  }

  /// When a public host lately reached a port, in words; empty if none did.
  public Optional<String> fromOutside(int port, boolean six) {
    return ports.stream()
        .filter(one -> one.port() == port)
        .flatMap(one -> one.of(six, PeerKind.PUBLIC).stream())
        .flatMap(seen -> seen.lastReached().stream())
        .filter(when -> when.isAfter(now.minus(FRESH)))
        .max(Instant::compareTo)
        .map(when -> "a public host reached it " + Ago.of(when, now));
  }
}
