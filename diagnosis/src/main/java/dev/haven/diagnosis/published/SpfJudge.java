package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.ResourceRecord;
import dev.haven.mailauth.spf.SpfBranch;
import dev.haven.mailauth.spf.SpfOutcome;
import dev.haven.mailauth.spf.SpfRecord;
import dev.haven.mailauth.spf.SpfResult;
import dev.haven.mailauth.spf.SpfStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What SPF records mean that are there.
final class SpfJudge {
  private static final int MOST_LINES = 30;

  private final SpfReadings readings;

  SpfJudge(SpfReadings readings) {
    this.readings = readings;
  }

  /// One that does not fit.
  Finding unfit(Wanted wanted, List<ResourceRecord> there, List<String> evidence) {
    var records = there.stream().map(ResourceRecord::shown).filter(SpfRecord::is).toList();
    if (records.size() > 1) {
      var cause = "%s has %d SPF records".formatted(wanted.name(), records.size());
      return RecordMeaning.SEVERAL_SPF.at(wanted.name(), cause, evidence);
    }
    if (records.isEmpty()) {
      var cause = "The text is no SPF record: a blank must follow v=spf1";
      return RecordMeaning.DIFFERENT.at(wanted.name(), cause, evidence);
    }
    var reading = readings.of(wanted.name(), records.getFirst());
    var fault = reading.fault();
    if (fault.isPresent()) {
      var cause = "The SPF record cannot be read: " + fault.get();
      return RecordMeaning.DIFFERENT.at(wanted.name(), cause, evidence);
    }
    var refusal = reading.refusal().orElseThrow();
    return refusal.result() == SpfResult.PERMERROR
        ? broken(reading, refusal, evidence)
        : RecordMeaning.SPF_LACKS_SERVER.at(
            wanted.name(),
            "SPF does not permit this server (%s): %s"
                .formatted(refusal.result().word(), refusal.why()),
            and(evidence, refusal.trail().stream().map(SpfStep::shown).toList()));
  }

  private static Finding broken(SpfReading reading, SpfOutcome refusal, List<String> evidence) {
    var census = reading.census();
    return census.isTooLong() || hasLoop(census)
        ? tooLong(reading, evidence)
        : RecordMeaning.SPF_LEADS_NOWHERE.at(reading.name(), refusal.why(), evidence);
  }

  /// What is wrong with one that lets our server send.
  List<Finding> beside(Wanted wanted, List<ResourceRecord> there) {
    var records = there.stream().map(ResourceRecord::shown).filter(SpfRecord::is).toList();
    return records.size() == 1 ? beside(readings.of(wanted.name(), records.getFirst())) : List.of();
  }

  private static List<Finding> beside(SpfReading reading) {
    var census = reading.census();
    var record = List.of("there: TXT " + reading.text());
    var findings = new ArrayList<Finding>();
    if (census.open()) {
      findings.add(
          RecordMeaning.SPF_OPEN.at(
              reading.name(), "The SPF record lets anybody send mail of the domain", record));
    }
    if (census.isTooLong() || hasLoop(census)) {
      findings.add(tooLong(reading, record).softened());
    } else {
      gone(census)
          .map(branch ->
              RecordMeaning.SPF_LEADS_NOWHERE.at(
                  reading.name(), branch.term() + ": " + branch.detail(), record))
          .map(Finding::softened)
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static boolean hasLoop(SpfBranch census) {
    return census.all().anyMatch(branch -> branch.state() == SpfBranch.State.LOOP);
  }

  private static Optional<SpfBranch> gone(SpfBranch census) {
    return census
        .all()
        .filter(branch ->
            branch.state() == SpfBranch.State.ABSENT || branch.state() == SpfBranch.State.WRONG)
        .findFirst();
  }

  private static Finding tooLong(SpfReading reading, List<String> evidence) {
    var census = reading.census();
    var cause =
        hasLoop(census)
            ? "The SPF record leads back to itself"
            : "The SPF record needs %d look-ups in the DNS".formatted(census.lookUps());
    return RecordMeaning.SPF_TOO_LONG.at(reading.name(), cause, and(evidence, counts(census, 0)));
  }

  /// What each term that leads elsewhere costs, with itself.
  private static List<String> counts(SpfBranch branch, int depth) {
    var lines = new ArrayList<String>();
    for (var further : branch.branches()) {
      var loop = further.state() == SpfBranch.State.LOOP ? " (and so on without end)" : "";
      lines.add(
          "%s%s: %d%s".formatted("  ".repeat(depth), further.term(), 1 + further.lookUps(), loop));
      lines.addAll(counts(further, depth + 1));
    }
    return lines;
  }

  private static List<String> and(List<String> evidence, List<String> more) {
    var all = new ArrayList<>(evidence);
    more.stream().limit(MOST_LINES).forEach(all::add);
    return all;
  }
}
