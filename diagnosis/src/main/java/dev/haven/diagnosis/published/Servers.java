package dev.haven.diagnosis.published;

import dev.haven.diagnosis.DelegationMeaning;
import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import dev.haven.dns.Reply;
import dev.haven.dns.ResourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks at the servers of a zone, and at the resolvers. Used once, by one thread.
final class Servers {
  private static final String SOA = "SOA";
  private static final int SERIAL = 1;

  private final Delegation delegation;
  private final Survey survey;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  Servers(Delegation delegation, Survey survey) {
    this.delegation = delegation;
    this.survey = survey;
  }

  /// What has to be asked for it.
  static List<Key> questions(String zone) {
    return List.of(new Key(zone, SOA), new Key(zone, "NS"));
  }

  List<Step> steps() {
    return steps;
  }

  List<Finding> findings() {
    return findings;
  }

  /// Each of those that the parent names.
  ///
  /// @param uneven whether they were seen to disagree on records
  void authorities(boolean uneven) {
    var zone = delegation.zone();
    var serials = new TreeMap<String, String>();
    survey
        .ownReplies(new Key(zone, SOA))
        .forEach((server, reply) -> {
          switch (reply) {
            case Reply.Silence(var why) -> {
              step(server, false, why);
              findings.add(
                  DelegationMeaning.SILENT.at(
                      zone,
                      "The name server " + server.shown() + " does not answer",
                      List.of(why)));
            }
            case Reply.Response said when !said.isUsable() || !said.authoritative() -> {
              var why = said.isUsable() ? "not authoritative" : said.code();
              step(server, false, why);
              findings.add(
                  DelegationMeaning.LAME.at(
                      zone,
                      "The name server " + server.shown() + " knows nothing of it",
                      List.of(why)));
            }
            case Reply.Response said -> {
              var serial = serial(said, zone);
              step(server, true, serial.isEmpty() ? "answers" : "has serial " + serial);
              if (!serial.isEmpty()) {
                serials.put(server.shown(), serial);
              }
            }
          }
        });
    if (!uneven && serials.values().stream().distinct().count() > 1) {
      var lines = new ArrayList<String>();
      serials.forEach((server, serial) -> lines.add(server + " has serial " + serial));
      findings.add(
          DelegationMeaning.SERIALS_DIFFER.at(
              zone, "The servers have different versions of the zone", lines));
    }
    parent(zone);
  }

  private void step(Authority server, boolean fine, String seen) {
    steps.add(
        new Step(
            "name server " + server.shown(),
            fine ? Outcome.FINE : Outcome.FAILED,
            seen,
            Duration.ZERO,
            List.of()));
  }

  private static String serial(Reply.Response said, String zone) {
    return said.answers(zone, SOA).stream()
        .map(soa -> soa.data().get(SERIAL))
        .findFirst()
        .orElse("");
  }

  private void parent(String zone) {
    var child = new TreeSet<String>();
    survey.own(new Key(zone, "NS")).values().stream()
        .flatMap(said -> said.answers(zone, "NS").stream())
        .map(ResourceRecord::shown)
        .forEach(child::add);
    if (!child.isEmpty() && !child.equals(delegation.named())) {
      findings.add(
          DelegationMeaning.PARENT_DIFFERS.at(
              zone,
              "Parent zone and zone name different servers",
              List.of(
                  "parent: " + String.join(", ", new TreeSet<>(delegation.named())),
                  "zone: " + String.join(", ", child))));
    }
  }

  /// Whether the resolvers get through, and if not, whether signatures are why.
  ///
  /// @param mended whether a resolver answers when it is told not to check them
  void resolvers(List<Authority> resolvers, Predicate<Authority> mended) {
    var key = new Key(delegation.zone(), SOA);
    var replies = survey.resolvedReplies(key);
    for (var resolver : resolvers) {
      var reply = replies.getOrDefault(resolver, new Reply.Silence("was not asked"));
      if (reply instanceof Reply.Response said && said.isUsable()) {
        continue;
      }
      var why = reply instanceof Reply.Response said ? said.code() : words(reply);
      resolver(resolver, why, mended.test(resolver));
    }
  }

  private static String words(Reply reply) {
    return reply instanceof Reply.Silence(var why) ? why : "";
  }

  private void resolver(Authority resolver, String why, boolean mended) {
    steps.add(new Step(resolver.shown(), Outcome.FAILED, why, Duration.ZERO, List.of()));
    var zone = delegation.zone();
    if (mended) {
      findings.add(
          DelegationMeaning.DNSSEC_BROKEN.at(
              zone,
              "The signatures (DNSSEC) do not hold",
              List.of(resolver.shown() + " says " + why + ", and answers when told not to check")));
    } else if (isAnyAlive()) {
      findings.add(
          DnsMeaning.NO_ANSWER.at(
              zone,
              "The " + resolver.shown() + " gets no answer, though servers of the domain answer",
              List.of(why)));
    }
  }

  private boolean isAnyAlive() {
    return !survey.own(new Key(delegation.zone(), SOA)).isEmpty();
  }
}
