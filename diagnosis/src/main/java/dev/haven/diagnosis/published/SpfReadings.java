package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.Purpose;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.dns.Reply;
import dev.haven.dns.Resolver;
import dev.haven.mailauth.spf.SpfOutcome;
import dev.haven.mailauth.spf.SpfRecord;
import dev.haven.mailauth.spf.SpfResult;
import dev.haven.mailauth.spf.SpfStep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The SPF records that were seen, each followed once. Filled and read by one thread.
final class SpfReadings {
  /// Servers of one domain say the same, or what was there before.
  private static final int MOST_TEXTS = 8;

  private final MailHost server;
  private final Resolver resolver;
  private final Map<Key, SpfReading> readings = new LinkedHashMap<>();

  SpfReadings(MailHost server, Resolver resolver) {
    this.server = server;
    this.resolver = resolver;
  }

  /// Follows all that servers said, side by side.
  void read(List<Wanted> records, Survey survey, Examination examination) {
    var texts =
        records.stream()
            .filter(one -> isSpf(one.purpose()))
            .map(one -> new Key(one.name(), "TXT"))
            .flatMap(key -> texts(key, survey))
            .distinct()
            .limit(MOST_TEXTS)
            .toList();
    var checks =
        texts.stream()
            .map(text ->
                new Check<>(
                    "SPF of " + text.name(),
                    () -> reading(text, resolver, examination),
                    () -> reading(text, Planned.NOBODY, examination)))
            .toList();
    var read = examination.sideBySide(checks);
    for (int i = 0; i < texts.size(); i++) {
      readings.put(texts.get(i), read.get(i));
    }
  }

  static boolean isSpf(Purpose purpose) {
    return purpose == Purpose.SPF || purpose == Purpose.SPF_HOST;
  }

  /// A name and a text, as a key has a name and a type.
  private static Stream<Key> texts(Key key, Survey survey) {
    return Stream.concat(survey.own(key).values().stream(), survey.resolved(key).values().stream())
        .map(Reply.Response::answers)
        .flatMap(List::stream)
        .filter(record -> record.type().equals("TXT") && SpfRecord.is(record.shown()))
        .map(record -> new Key(key.name(), record.shown()));
  }

  private SpfReading reading(Key text, Resolver asked, Examination examination) {
    return SpfReading.of(text.name(), text.type(), server, asked, examination.deadline().left());
  }

  /// For each address of the server, what is said of it, and the terms by which.
  List<Step> steps() {
    return readings.values().stream()
        .flatMap(reading -> reading.outcomes().stream().map(SpfReadings::step))
        .distinct()
        .toList();
  }

  private static Step step(SpfOutcome outcome) {
    return new Step(
        "SPF of " + outcome.domain(),
        outcome.result() == SpfResult.PASS ? Outcome.FINE : Outcome.FAILED,
        outcome.result().word() + ": " + outcome.why(),
        Duration.ZERO,
        outcome.trail().stream().map(SpfStep::shown).toList());
  }

  /// A text that no server has is read without asking anybody.
  SpfReading of(String name, String text) {
    return readings.computeIfAbsent(
        new Key(name, text),
        key -> SpfReading.of(name, text, server, Planned.NOBODY, Examination.EACH));
  }
}
