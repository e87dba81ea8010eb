package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Purpose;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.Question;
import dev.haven.dns.Reply;
import dev.haven.dns.ResourceRecord;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares the records that a domain should have with what the DNS says: the servers of the domain
/// one by one, found from the root down, and the resolvers.
///
/// For one inspection, by one thread; over within half a minute, whatever the DNS does.
public final class Inspection {
  private final Plan plan;
  private final Network network;
  private final Examination examination;
  private final Survey survey;
  private final SpfReadings readings;
  private final List<Authority> resolvers;
  private final Instant at = Instant.now();
  private final long began = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  public Inspection(Plan plan, Network network, Progress progress) {
    this.plan = plan;
    this.network = network;
    this.examination = new Examination(progress);
    this.survey = new Survey(network.questions(), examination);
    this.readings = new SpfReadings(plan.server(), network.resolver());
    this.resolvers = Authority.resolvers(network.resolvers());
  }

  /// The records as they should be, without having asked anybody.
  public static DomainReport unasked(Plan plan) {
    var report =
        new Report(plan.server().domain(), Instant.now(), Duration.ZERO, List.of(), List.of());
    return report(plan, false, unknown(plan.records()), report);
  }

  public DomainReport run() {
    var domain = walk(plan.server().domain());
    if (!domain.isKnown() && !domain.findings().isEmpty()) {
      return report(unknown(plan.records()));
    }
    var host = plan.server().isWithin(plan.server().host()) ? domain : walk(plan.server().host());
    survey.ask(questions(domain), name -> authorities(name, domain, host), resolvers);
    survey.ask(reverse(), _ -> List.of(), resolvers);
    readings.read(plan.records(), survey, examination);
    steps.addAll(readings.steps());
    var judge = new RecordJudge(plan, survey, readings);
    survey.ask(
        otherPlaces(judge.unfit()),
        name -> authorities(name, domain, host).stream().limit(1).toList(),
        domain.isKnown() ? List.of() : resolvers);
    judge.judge();
    servers(domain, judge.isUneven());
    findings.addAll(judge.findings());
    var states = new ArrayList<>(judge.states());
    states.addAll(names());
    return report(ordered(states));
  }

  private Delegation walk(String name) {
    var found =
        examination
            .sideBySide(
                List.of(
                    new Check<>(
                        "the way to " + name,
                        () ->
                            new Walk(
                                    network.questions(),
                                    network.resolver(),
                                    network.start(),
                                    network.six(),
                                    examination.deadline())
                                .to(name),
                        () ->
                            new Delegation("", List.of(), Set.of(), false, List.of(), List.of()))))
            .getFirst();
    steps.addAll(found.steps());
    findings.addAll(found.findings());
    return found;
  }

  private Set<Key> questions(Delegation domain) {
    var keys = new LinkedHashSet<Key>();
    for (var wanted : plan.records()) {
      if (wanted.purpose() != Purpose.REVERSE) {
        keys.add(new Key(wanted.name(), wanted.value().type().toString()));
        keys.add(new Key(wanted.name(), "CNAME"));
      }
    }
    var name = plan.server().domain();
    keys.add(new Key(name, "TXT"));
    keys.add(new Key(name, "CAA"));
    keys.addAll(Servers.questions(domain.isKnown() ? domain.zone() : name));
    return keys;
  }

  private Set<Key> reverse() {
    var keys = new LinkedHashSet<Key>();
    plan.records().stream()
        .filter(wanted -> wanted.purpose() == Purpose.REVERSE)
        .forEach(wanted -> keys.add(new Key(wanted.name(), "PTR")));
    return keys;
  }

  private Set<Key> otherPlaces(List<Wanted> unfit) {
    var keys = new LinkedHashSet<Key>();
    unfit.forEach(wanted -> keys.addAll(Slips.otherPlaces(wanted, plan.server().domain())));
    return keys;
  }

  private List<Authority> authorities(String name, Delegation domain, Delegation host) {
    return plan.server().isWithin(name) || name.equals(domain.zone())
        ? domain.servers()
        : host.servers();
  }

  private void servers(Delegation domain, boolean uneven) {
    if (domain.isKnown()) {
      var servers = new Servers(domain, survey);
      servers.authorities(uneven);
      servers.resolvers(resolvers, resolver -> survey.isMendedUnchecked(resolver, domain.zone()));
      steps.addAll(servers.steps());
      findings.addAll(servers.findings());
    }
  }

  private List<RecordState> names() {
    var wanted = plan.records().stream().filter(one -> one.purpose() == Purpose.REVERSE).toList();
    var reverse = new Reverse(network.resolver());
    var checks =
        wanted.stream()
            .map(
                one -> new Check<>(one.name(), () -> judge(one, reverse), Optional::<Finding>empty))
            .toList();
    var found = examination.sideBySide(checks);
    var states = new ArrayList<RecordState>();
    for (int i = 0; i < wanted.size(); i++) {
      states.add(name(wanted.get(i), found.get(i)));
    }
    return states;
  }

  private Optional<Finding> judge(Wanted wanted, Reverse reverse) {
    return address(wanted).flatMap(one -> reverse.judge(one, plan.server().host()));
  }

  private RecordState name(Wanted wanted, Optional<Finding> found) {
    var replies = survey.resolved(new Key(wanted.name(), "PTR"));
    if (replies.isEmpty()) {
      return RecordJudge.state(wanted, Standing.UNKNOWN, List.of());
    }
    findings.addAll(found.stream().toList());
    var seen = new ArrayList<Seen>();
    replies.forEach((server, said) -> seen.add(seen(server, said)));
    boolean none = seen.stream().allMatch(one -> one.values().isEmpty());
    var wrong = none ? Standing.MISSING : Standing.DIFFERENT;
    return RecordJudge.state(wanted, found.isEmpty() ? Standing.FINE : wrong, seen);
  }

  private Seen seen(Authority server, Reply.Response said) {
    var names =
        said.answers().stream()
            .filter(one -> one.type().equals("PTR"))
            .map(ResourceRecord::shown)
            .toList();
    boolean fits = names.contains(plan.server().host());
    return new Seen(server.shown(), fits, names, (int) said.ttl().toSeconds());
  }

  private Optional<InetAddress> address(Wanted wanted) {
    return plan.server().addresses().stream()
        .filter(one -> Question.reverse(one).name().equals(wanted.name()))
        .findFirst();
  }

  private List<RecordState> ordered(List<RecordState> states) {
    var ordered = new ArrayList<RecordState>();
    for (var wanted : plan.records()) {
      states.stream()
          .filter(state -> state.name().equals(wanted.name()))
          .filter(state -> state.type().equals(wanted.value().type().toString()))
          .filter(state -> state.value().equals(wanted.value().shown()))
          .forEach(ordered::add);
    }
    return ordered;
  }

  private static List<RecordState> unknown(List<Wanted> records) {
    return records.stream()
        .map(wanted -> RecordJudge.state(wanted, Standing.UNKNOWN, List.of()))
        .toList();
  }

  private DomainReport report(List<RecordState> states) {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    var sorted =
        findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
    return report(
        plan, true, states, new Report(plan.server().domain(), at, elapsed, steps, sorted));
  }

  private static DomainReport report(
      Plan plan, boolean asked, List<RecordState> states, Report report) {
    var server = plan.server();
    return new DomainReport(server.domain(), server.host(), asked, states, plan.gaps(), report);
  }
}
