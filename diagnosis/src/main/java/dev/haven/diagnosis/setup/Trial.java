package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Severity;
import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.judge.Reachability;
import dev.haven.diagnosis.judge.Verdict;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.PortProbe;
import dev.haven.diagnosis.probe.Target;
import dev.haven.dns.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries suggestions as a mail program would, all of them side by side.
final class Trial {
  private static final String NO_ADDRESS = "its name has no address";

  private final Instruments instruments;
  private final Circumstances circumstances;
  private final Examination examination;

  Trial(Instruments instruments, Circumstances circumstances, Examination examination) {
    this.instruments = instruments;
    this.circumstances = circumstances;
    this.examination = examination;
  }

  /// In the order of the suggestions.
  List<Tried> of(List<Suggestion> suggestions) {
    var targets = targets(suggestions);
    var deadline = examination.deadline();
    var checks =
        targets.values().stream()
            .map(target ->
                PortProbe.check(instruments.outbound(), target, instruments.patience(), deadline))
            .toList();
    Map<Target, Observation> seen = new HashMap<>();
    examination.sideBySide(checks).forEach(one -> seen.put(one.target(), one));
    return suggestions.stream()
        .map(one ->
            Optional.ofNullable(targets.get(one))
                .flatMap(target -> Optional.ofNullable(seen.get(target)))
                .map(observation -> tried(one, observation))
                .orElseGet(() -> new Tried(one, NO_ADDRESS, null)))
        .toList();
  }

  private Map<Suggestion, Target> targets(List<Suggestion> suggestions) {
    var hosts = suggestions.stream().map(Suggestion::host).distinct().toList();
    List<Check<List<InetAddress>>> checks =
        hosts.stream()
            .map(host ->
                new Check<List<InetAddress>>(
                    "addresses of " + host, () -> addresses(host), List::of))
            .toList();
    var addresses = examination.sideBySide(checks);
    Map<Suggestion, Target> targets = new HashMap<>();
    for (var one : suggestions) {
      addresses.get(hosts.indexOf(one.host())).stream()
          .findFirst()
          .map(address -> new InetSocketAddress(address, one.port()))
          .map(address -> new Target(one.host(), address, one.service(), true))
          .ifPresent(target -> targets.put(one, target));
    }
    return targets;
  }

  /// Of IPv4 first: it is what every network has.
  private List<InetAddress> addresses(String host) {
    var addresses = new ArrayList<InetAddress>();
    addresses.addAll(instruments.resolver().ask(host, Kind.A).records());
    if (instruments.speaksSix()) {
      addresses.addAll(instruments.resolver().ask(host, Kind.AAAA).records());
    }
    return addresses;
  }

  private Tried tried(Suggestion suggestion, Observation seen) {
    var findings = new ArrayList<>(Reachability.of(List.of(seen)));
    findings.addAll(Verdict.of(seen, circumstances));
    var trouble =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::cause)
            .findFirst()
            .orElse("");
    return new Tried(suggestion, trouble, seen);
  }
}
