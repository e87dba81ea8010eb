package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.MailMeaning;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.judge.Reachability;
import dev.haven.diagnosis.judge.SessionJudge;
import dev.haven.diagnosis.judge.Verdict;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.OldTlsProbe;
import dev.haven.diagnosis.probe.PortProbe;
import dev.haven.diagnosis.probe.RelayProbe;
import dev.haven.diagnosis.probe.Target;
import dev.haven.diagnosis.probe.TlsSeen;
import dev.haven.diagnosis.probe.Voice;
import dev.haven.diagnosis.published.DelegationCheck;
import dev.haven.diagnosis.published.Network;
import dev.haven.diagnosis.published.Reverse;
import dev.haven.wire.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks at a mail server from outside, as a mail program and as another server would.
///
/// For one examination, by one thread. Sends no mail, unless to whoever signs in and wants that;
/// tells no secret but to sign in, inside TLS.
public final class Doctor {
  private final Instruments instruments;
  private final Circumstances circumstances;
  private final Examination examination;
  private final Instant at = Instant.now();
  private final long began = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Outside outside = Outside.UNKNOWN;
  private final List<Credentials> credentials = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<InetAddress> own = new ArrayList<>();
  private boolean roundTrip;
  private String accepted = "";

  public Doctor(Instruments instruments, Circumstances circumstances, Progress progress) {
    this.instruments = instruments;
    this.circumstances = circumstances;
    this.examination = new Examination(progress);
  }

  /// Signs in too, wherever it is best, once in each language of mail.
  public Doctor signingIn(Credentials who) {
    credentials.add(who);
    return this;
  }

  /// Believes who came from outside more than what fails from here.
  public Doctor knowing(Outside whoCame) {
    outside = whoCame;
    return this;
  }

  /// Looks at the name servers of the subject too, one by one.
  public Doctor askingNameServers(Network network) {
    networks.add(network);
    return this;
  }

  /// Looks at what these addresses are called too: they are those of the server.
  public Doctor withNamesOf(List<InetAddress> addresses) {
    own.addAll(addresses);
    return this;
  }

  /// Sends whoever signs in a message of their own too, reads it, and removes it.
  public Doctor sendingThere() {
    roundTrip = true;
    return this;
  }

  /// What was said to a message that was sent and did not arrive; empty if none was lost.
  public String lost() {
    return accepted;
  }

  /// Looks at whatever a name stands for: a host, a domain, or an address.
  public Report examine(String subject, List<Door> doors) {
    var servers =
        networks.stream().map(network -> DelegationCheck.begin(network, subject)).toList();
    var found = new Lookup(instruments.resolver()).find(subject);
    steps.addAll(found.steps());
    findings.addAll(found.findings());
    look(found.hosts(), doors);
    servers.stream().map(DelegationCheck::outcome).forEach(this::add);
    return report(subject);
  }

  /// Where signatures are broken, that nobody answers is the consequence.
  private void add(DelegationCheck.Outcome servers) {
    steps.addAll(servers.steps());
    boolean broken =
        servers.findings().stream()
            .anyMatch(one -> one.id().equals(DelegationMeaning.DNSSEC_BROKEN.entry().id()));
    findings.removeIf(one -> broken && one.id().equals(DnsMeaning.NO_ANSWER.entry().id()));
    findings.addAll(servers.findings());
  }

  /// Looks at these machines.
  public Report examine(String subject, List<Host> hosts, List<Door> doors) {
    look(hosts, doors);
    names(subject);
    return report(subject);
  }

  private void names(String host) {
    var reverse = new Reverse(instruments.resolver());
    var checks =
        own.stream()
            .map(address ->
                new Check<>(
                    "the name of " + Addresses.text(address),
                    () -> reverse.judge(address, host),
                    Optional::<Finding>empty))
            .toList();
    examination.sideBySide(checks).stream().flatMap(Optional::stream).forEach(findings::add);
  }

  private void look(List<Host> hosts, List<Door> doors) {
    var seen = reachedFromHere(observe(targets(hosts, doors)));
    seen.stream().map(Described::step).forEach(steps::add);
    seen.stream()
        .collect(Collectors.groupingBy(one -> one.target().host()))
        .values()
        .forEach(host -> findings.addAll(Reachability.of(host)));
    seen.forEach(one -> findings.addAll(Verdict.of(one, circumstances)));
    oldTls(seen);
    relaying(seen);
    credentials.forEach(who -> signIn(who, seen));
  }

  /// Whether mail can leave from here, tried with servers of somebody's choice.
  public Report outgoing(List<String> servers) {
    var targets = new ArrayList<Target>();
    for (var server : servers) {
      var found = new Lookup(instruments.resolver()).find(server);
      steps.addAll(found.steps());
      findings.addAll(found.findings());
      targets.addAll(targets(found.hosts(), List.of(instruments.exchange())));
    }
    var seen = observe(targets);
    seen.stream().map(Described::step).forEach(steps::add);
    findings.addAll(Outgoing.findings(seen));
    return report("outgoing port 25");
  }

  /// Without those that only a check from inside cannot reach: a router that sends nobody of its
  /// own network back into it (hairpin) is no trouble for others.
  private List<Observation> reachedFromHere(List<Observation> all) {
    var rest = new ArrayList<Observation>();
    for (var seen : all) {
      var target = seen.target();
      var words = outside.reached(target.host(), target.port(), target.isSix());
      if (seen.isConnected() || words.isEmpty()) {
        rest.add(seen);
      } else {
        var why =
            "not from here, yet from outside: "
                + words.get()
                + "; the router lets nobody of its own network back in (hairpin)";
        steps.add(new Step(target.where(), Outcome.SKIPPED, why, Duration.ZERO, List.of()));
      }
    }
    return rest;
  }

  private List<Observation> observe(List<Target> targets) {
    var deadline = examination.deadline();
    return examination.sideBySide(
        targets.stream()
            .map(target ->
                PortProbe.check(instruments.outbound(), target, instruments.patience(), deadline))
            .toList());
  }

  private List<Target> targets(List<Host> hosts, List<Door> doors) {
    var targets = new ArrayList<Target>();
    for (var host : hosts) {
      for (var address : host.addresses()) {
        if (address instanceof Inet6Address && !instruments.speaksSix()) {
          var why = "this machine has no IPv6: try from one that has";
          var what = "%s (%s)".formatted(host.name(), Addresses.text(address));
          steps.add(new Step(what, Outcome.SKIPPED, why, Duration.ZERO, List.of()));
          continue;
        }
        for (var door : doors) {
          targets.add(target(host, address, door));
        }
      }
    }
    return targets;
  }

  private static Target target(Host host, InetAddress address, Door door) {
    boolean expected = door.expected() || (host.exchange() && door.service() == Service.SMTP);
    return new Target(
        host.name(), new InetSocketAddress(address, door.port()), door.service(), expected);
  }

  /// Only where today's TLS works: else that is trouble enough.
  private void oldTls(List<Observation> seen) {
    var deadline = examination.deadline();
    var checks =
        seen.stream()
            .filter(one -> one.tls() instanceof TlsSeen.Agreed)
            .filter(one -> one.voice() instanceof Voice.Greeting)
            .map(Observation::target)
            .map(target ->
                OldTlsProbe.check(instruments.outbound(), target, instruments.patience(), deadline))
            .toList();
    for (var answer : examination.sideBySide(checks)) {
      if (!answer.version().isEmpty()) {
        findings.add(
            TlsMeaning.OLD_TOO.at(
                answer.target().where(),
                "The server also agrees to " + answer.version(),
                answer.heard()));
      }
    }
  }

  /// A server that knows us as its own network may well relay for us: nothing is learned from it.
  private void relaying(List<Observation> seen) {
    var deadline = examination.deadline();
    var checks =
        seen.stream()
            .filter(one -> one.target().service() == Service.SMTP)
            .filter(one -> one.voice() instanceof Voice.Greeting)
            .map(Observation::target)
            .filter(target -> !instruments.near().test(target.address().getAddress()))
            .map(target ->
                RelayProbe.check(instruments.outbound(), target, instruments.patience(), deadline))
            .toList();
    for (var answer : examination.sideBySide(checks)) {
      var what = "relaying at " + answer.target().where();
      var words = answer.relays() ? "takes mail for strangers" : "refused, as it should be";
      var outcome = answer.relays() ? Outcome.FAILED : Outcome.FINE;
      steps.add(new Step(what, outcome, words, Duration.ZERO, answer.heard()));
      if (answer.relays()) {
        findings.add(
            MailMeaning.OPEN_RELAY.at(
                answer.target().where(),
                "The server would take mail of strangers for strangers",
                answer.heard()));
      }
    }
  }

  private void signIn(Credentials who, List<Observation> seen) {
    boolean works = true;
    for (var attempt : new SigningIn(instruments, examination, who).everywhere(seen)) {
      steps.add(SigningIn.step(attempt));
      var found = SessionJudge.findings(attempt);
      findings.addAll(found);
      works &= found.isEmpty();
    }
    if (roundTrip) {
      var trip = new RoundTrip(instruments, examination, who);
      trip.over(seen, works);
      steps.addAll(trip.steps());
      findings.addAll(trip.findings());
      accepted = trip.parcel().mailbox().isEmpty() ? trip.parcel().accepted() : "";
    }
  }

  private Report report(String subject) {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return new Report(subject, at, elapsed, steps, Grouped.of(findings));
  }
}
