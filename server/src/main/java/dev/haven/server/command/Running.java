package dev.haven.server.command;

import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.doctor.Door;
import dev.haven.diagnosis.doctor.Host;
import dev.haven.diagnosis.passive.Gatherings;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The server that runs on a data directory, as a diagnosis sees it: by loopback, where it listens
/// there.
record Running(Answer.Status status) {
  static Running at(Place place) throws Refused {
    var data = place.look().data();
    try (var server =
        RemoteAdministration.find(data.path())
            .orElseThrow(() ->
                new Refused(
                    "no server runs on " + data.path(),
                    "start one with: haven serve, or name its data directory with --data"))) {
      if (server.ask(new Request.ShowStatus()) instanceof Answer.Status status) {
        return new Running(status);
      }
      throw new Refused("the server does not tell its status", "see its log");
    }
  }

  /// The same where one runs; a doctor can do without.
  static Optional<Running> find(Place place) {
    try {
      return RemoteAdministration.find(place.look().data().path()).isPresent()
          ? Optional.of(at(place))
          : Optional.empty();
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  /// What examining it has found, and what it has seen by itself.
  Report with(Report examined) {
    var steps = new ArrayList<>(examined.steps());
    var gatherings = new Gatherings(status.gatherings(), Instant.now());
    for (var port : status.gatherings()) {
      if (service(port.listener()).isEmpty()) {
        continue;
      }
      var what = "%s port %d, who came".formatted(host(), port.port());
      steps.add(new Step(what, Outcome.FINE, gatherings.sentence(port), Duration.ZERO, List.of()));
    }
    var findings = new ArrayList<>(examined.findings());
    findings.addAll(status.findings());
    return new Report(examined.subject(), examined.at(), examined.elapsed(), steps, findings);
  }

  /// Who from outside reached a port, by the number that is bound or the one that was asked for: a
  /// router may lead from the one to the other.
  Optional<String> fromOutside(String host, int port, boolean six) {
    if (!isOurs(host)) {
      return Optional.empty();
    }
    var gatherings = new Gatherings(status.gatherings(), Instant.now());
    var bound =
        status.listeners().stream()
            .filter(listener -> listener.asked() == port)
            .flatMapToLong(listener -> listener.port().stream())
            .mapToInt(Math::toIntExact)
            .findFirst()
            .orElse(port);
    return gatherings.fromOutside(bound, six);
  }

  private boolean isOurs(String name) {
    return name.equalsIgnoreCase(host())
        || status.certificate().names().stream().anyMatch(name::equalsIgnoreCase);
  }

  String host() {
    return status.host();
  }

  Host asHost() {
    var addresses = new ArrayList<InetAddress>();
    for (var listener : status.listeners()) {
      if (StatusText.isSocket(listener)) {
        continue;
      }
      for (var address : listener.addresses()) {
        reachable(InetAddress.ofLiteral(address)).stream()
            .filter(one -> !addresses.contains(one))
            .forEach(addresses::add);
      }
    }
    return new Host(host(), addresses, false);
  }

  /// A socket on every address is one on both loopbacks.
  private static List<InetAddress> reachable(InetAddress bound) {
    var four = InetAddress.ofLiteral("127.0.0.1");
    if (!bound.isAnyLocalAddress()) {
      return List.of(bound);
    }
    return bound.getAddress().length == 4
        ? List.of(four)
        : List.of(four, InetAddress.ofLiteral("::1"));
  }

  /// Every port that it listens on has to answer.
  List<Door> doors() {
    var doors = new ArrayList<Door>();
    for (var listener : status.listeners()) {
      service(listener.name())
          .filter(_ -> listener.port().isPresent())
          .ifPresent(
              service -> doors.add(new Door(service, (int) listener.port().orElseThrow(), true)));
    }
    return doors;
  }

  /// Listeners are named as in the configuration, after what they are for.
  static Optional<Service> service(String listener) {
    return switch (listener.toLowerCase(Locale.ROOT)) {
      case "smtp" -> Optional.of(Service.SMTP);
      case "submissions" -> Optional.of(Service.SUBMISSIONS);
      case "submission" -> Optional.of(Service.SUBMISSION);
      case "submission-alternative" -> Optional.of(Service.ALTERNATIVE);
      case "imap" -> Optional.of(Service.IMAP);
      case "imaps" -> Optional.of(Service.IMAPS);
      case "pop3" -> Optional.of(Service.POP3);
      case "pop3s" -> Optional.of(Service.POP3S);
      default -> Optional.empty();
    };
  }
}
