package dev.haven.diagnosis.published;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.PasteMeaning;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.records.Need;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Purpose;
import dev.haven.diagnosis.records.RecordType;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.Reply;
import dev.haven.dns.ResourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Compares what is there with what is wanted. Used once, by one thread.
final class RecordJudge {
  private final Plan plan;
  private final Survey survey;
  private final Matching matching;
  private final Slips slips;
  private final SpfJudge spf;
  private final List<Finding> findings = new ArrayList<>();
  private final List<RecordState> states = new ArrayList<>();
  private final List<Wanted> missing = new ArrayList<>();
  private final List<String> uneven = new ArrayList<>();
  private final TreeSet<String> aliases = new TreeSet<>();

  RecordJudge(Plan plan, Survey survey, SpfReadings readings) {
    this.plan = plan;
    this.survey = survey;
    this.matching = new Matching(plan.server(), readings);
    this.slips = new Slips(plan.server(), survey, matching);
    this.spf = new SpfJudge(readings);
  }

  List<Finding> findings() {
    return findings;
  }

  List<RecordState> states() {
    return states;
  }

  /// Whether the servers of the domain disagree on a record.
  boolean isUneven() {
    return !uneven.isEmpty();
  }

  /// Those for which it is worth looking elsewhere.
  List<Wanted> unfit() {
    return plan.records().stream()
        .filter(wanted -> wanted.purpose() != Purpose.REVERSE)
        .filter(wanted -> believed(wanted).values().stream().noneMatch(said -> fits(wanted, said)))
        .toList();
  }

  void judge() {
    plan.records().stream().map(Wanted::name).distinct().forEach(this::alias);
    plan.records().stream()
        .filter(wanted -> wanted.purpose() != Purpose.REVERSE)
        .forEach(wanted -> states.add(state(wanted, standing(wanted))));
    missing();
    uneven();
    otherExchanges();
  }

  /// An alias that is more than another way of saying where the record is kept.
  private void alias(String name) {
    var alias =
        survey.own(new Key(name, "CNAME")).values().stream()
            .flatMap(said -> said.answers(name, "CNAME").stream())
            .findFirst();
    if (alias.isEmpty() || plan.records().stream().anyMatch(w -> isAlias(w, name))) {
      return;
    }
    var target = alias.get().shown();
    var evidence = List.of(name + " CNAME " + target);
    if (name.equals(plan.server().domain()) || hasOthers(name)) {
      aliases.add(name);
      findings.add(
          PasteMeaning.ALIAS_BESIDE.at(
              name,
              "%s is an alias (CNAME) of %s beside other records".formatted(name, target),
              evidence));
    } else if (name.equals(plan.server().host())) {
      aliases.add(name);
      findings.add(
          DnsMeaning.ALIASED_EXCHANGE.at(
              name, "The mail exchange is an alias (CNAME) of " + target, evidence));
    }
  }

  private static boolean isAlias(Wanted wanted, String name) {
    return wanted.name().equals(name) && wanted.value().type() == RecordType.CNAME;
  }

  private boolean hasOthers(String name) {
    return plan.records().stream()
        .filter(wanted -> wanted.name().equals(name))
        .map(wanted -> new Key(name, wanted.value().type().toString()))
        .anyMatch(key ->
            survey.own(key).values().stream()
                .anyMatch(said -> !said.answers(name, key.type()).isEmpty()));
  }

  private static Key key(Wanted wanted) {
    return new Key(wanted.name(), wanted.value().type().toString());
  }

  /// What those said who can be believed most: the servers of the zone, unless an alias leads out
  /// of it.
  private Map<Authority, Reply.Response> believed(Wanted wanted) {
    var own = survey.own(key(wanted));
    return own.isEmpty() || isLeadAway(wanted, own) ? survey.resolved(key(wanted)) : own;
  }

  private static boolean isLeadAway(Wanted wanted, Map<Authority, Reply.Response> own) {
    return wanted.value().type() != RecordType.CNAME
        && own.values().stream().anyMatch(said -> !said.answers(wanted.name(), "CNAME").isEmpty());
  }

  private boolean fits(Wanted wanted, Reply.Response said) {
    return matching.fits(wanted, records(wanted, said));
  }

  /// What an alias leads to counts as well; CAA of the domain counts for its hosts (RFC 8659 §3).
  private List<ResourceRecord> records(Wanted wanted, Reply.Response said) {
    var type = wanted.value().type().toString();
    var records = said.answers().stream().filter(one -> one.type().equals(type)).toList();
    return records.isEmpty() && wanted.value().type() == RecordType.CAA
        ? survey.records(new Key(plan.server().domain(), type))
        : records;
  }

  private Standing standing(Wanted wanted) {
    var believed = believed(wanted);
    if (believed.isEmpty()) {
      return Standing.UNKNOWN;
    }
    long fitting = believed.values().stream().filter(said -> fits(wanted, said)).count();
    if (fitting == believed.size()) {
      beside(wanted, believed.values().iterator().next());
      return resolvers(wanted);
    }
    if (fitting > 0) {
      uneven.add(key(wanted).type() + " of " + wanted.name());
      return Standing.UNEVEN;
    }
    return unfit(wanted, records(wanted, believed.values().iterator().next()));
  }

  /// What is wrong although it serves its purpose.
  private void beside(Wanted wanted, Reply.Response said) {
    if (SpfReadings.isSpf(wanted.purpose())) {
      findings.addAll(spf.beside(wanted, records(wanted, said)));
    }
  }

  /// The servers of the domain are right; do the resolvers know?
  private Standing resolvers(Wanted wanted) {
    var behind = new LinkedHashMap<Authority, Reply.Response>();
    survey
        .resolved(key(wanted))
        .forEach((resolver, said) -> {
          if (!fits(wanted, said)) {
            behind.put(resolver, said);
          }
        });
    behind.forEach((resolver, said) ->
        findings.add(
            RecordMeaning.STALE.at(
                wanted.name(),
                "The resolver %s has the old %s of %s for another %s"
                    .formatted(
                        resolver.shown(),
                        key(wanted).type(),
                        wanted.name(),
                        Lifetime.words(said.ttl())),
                shown(wanted, said))));
    return behind.isEmpty() ? Standing.FINE : Standing.STALE;
  }

  private List<String> shown(Wanted wanted, Reply.Response said) {
    var records = records(wanted, said);
    return records.isEmpty()
        ? List.of("nothing is there")
        : records.stream().map(one -> one.name() + " " + one.type() + " " + one.shown()).toList();
  }

  private Standing unfit(Wanted wanted, List<ResourceRecord> there) {
    if (aliases.contains(wanted.name())) {
      return Standing.MISTYPED;
    }
    var slip = slips.find(wanted, there);
    if (slip.isPresent()) {
      findings.add(slip.get());
      return Standing.MISTYPED;
    }
    if (Matching.isMeant(wanted, there)) {
      findings.add(different(wanted, there));
      return Standing.DIFFERENT;
    }
    if (wanted.need() == Need.POSSIBLE) {
      return Standing.ABSENT;
    }
    missing.add(wanted);
    return Standing.MISSING;
  }

  private Finding different(Wanted wanted, List<ResourceRecord> there) {
    var evidence = new ArrayList<String>();
    there.forEach(one -> evidence.add("there: " + one.type() + " " + one.shown()));
    evidence.add("wanted: " + key(wanted).type() + " " + wanted.value().shown());
    var what = key(wanted).type() + " of " + wanted.name();
    return switch (wanted.purpose()) {
      case SPF, SPF_HOST -> spf.unfit(wanted, there, evidence);
      case TLSA ->
          RecordMeaning.OTHER_KEY.at(
              wanted.name(), "The TLSA record promises another key than the server has", evidence);
      case CAA ->
          RecordMeaning.OTHER_ISSUER.at(
              wanted.name(), "CAA does not name the authority of the certificate", evidence);
      default -> {
        var finding =
            RecordMeaning.DIFFERENT.at(wanted.name(), "The " + what + " is another", evidence);
        yield wanted.need() == Need.NEEDED ? finding : finding.softened();
      }
    };
  }

  /// One finding for all of a degree.
  private void missing() {
    for (var need : List.of(Need.NEEDED, Need.ADVISED)) {
      var lacking = missing.stream().filter(wanted -> wanted.need() == need).toList();
      if (!lacking.isEmpty()) {
        var lines =
            lacking.stream()
                .map(one -> one.name() + " " + key(one).type() + " " + one.value().shown())
                .toList();
        var cause =
            lacking.size() == 1
                ? "A record is missing: " + key(lacking.getFirst()).type()
                : lacking.size() + " records are missing";
        var finding = RecordMeaning.MISSING.at(plan.server().domain(), cause, lines);
        findings.add(need == Need.NEEDED ? finding : finding.softened());
      }
    }
  }

  private void uneven() {
    if (isUneven()) {
      findings.add(
          DelegationMeaning.DISAGREE.at(
              plan.server().domain(), "The servers of the domain do not say the same", uneven));
    }
  }

  private void otherExchanges() {
    var domain = plan.server().domain();
    var exchanges = survey.records(new Key(domain, "MX"));
    var ours =
        exchanges.stream()
            .filter(mx -> Matching.target(mx).equals(plan.server().host()))
            .mapToInt(RecordJudge::preference)
            .min();
    var before =
        exchanges.stream()
            .filter(mx -> !Matching.target(mx).equals(plan.server().host()))
            .filter(mx -> ours.isPresent() && preference(mx) <= ours.getAsInt())
            .map(ResourceRecord::shown)
            .toList();
    if (!before.isEmpty()) {
      findings.add(
          RecordMeaning.OTHER_EXCHANGE.at(
              domain, "Mail goes to " + String.join(", ", before) + " first", before));
    }
  }

  private static int preference(ResourceRecord mx) {
    return Integer.parseInt(mx.data().getFirst());
  }

  private RecordState state(Wanted wanted, Standing standing) {
    var seen = new ArrayList<Seen>();
    survey.own(key(wanted)).forEach((server, said) -> seen.add(seen(wanted, server, said)));
    survey.resolved(key(wanted)).forEach((server, said) -> seen.add(seen(wanted, server, said)));
    return state(wanted, standing, seen);
  }

  static RecordState state(Wanted wanted, Standing standing, List<Seen> seen) {
    return new RecordState(
        wanted.name(),
        wanted.value().type().toString(),
        wanted.value().shown(),
        wanted.need(),
        wanted.purpose().words(),
        wanted.note(),
        standing,
        seen);
  }

  private Seen seen(Wanted wanted, Authority server, Reply.Response said) {
    return new Seen(
        server.shown(),
        fits(wanted, said),
        records(wanted, said).stream().map(ResourceRecord::shown).toList(),
        (int) said.ttl().toSeconds());
  }
}
