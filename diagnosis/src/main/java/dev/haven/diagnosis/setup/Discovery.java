package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Service.Language;
import dev.haven.diagnosis.SetupMeaning;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.doctor.Described;
import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds out what a mail program should be set to for an address, from all that is published for
/// it, tries it, and says which is best.
///
/// For one address, by one thread. Signs in nowhere.
public final class Discovery {
  private static final int MOST_TRIED = 24;
  private static final int MOST_ALTERNATIVES = 3;

  private final Sources sources;
  private final Trial trial;
  private final Examination examination;
  private final Address who;
  private final Instant at = Instant.now();
  private final long began = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Suggestion> suggestions = new ArrayList<>();
  private final List<Tried> tried = new ArrayList<>();

  public Discovery(
      Instruments instruments,
      Pages pages,
      Circumstances circumstances,
      Progress progress,
      Address who) {
    this.sources = new Sources(instruments.resolver(), pages, who);
    this.examination = new Examination(progress);
    this.trial = new Trial(instruments, circumstances, examination);
    this.who = who;
  }

  /// Does it all.
  public Settings run() {
    ask(sources.checks());
    if (suggestions.isEmpty()) {
      findings.add(
          SetupMeaning.NOTHING_PUBLISHED.at(
              who.domain(), "No settings for mail programs are published", List.of()));
    }
    if (!hasBoth()) {
      ask(List.of(sources.guesses()));
    }
    tried.addAll(trial.of(suggestions.stream().limit(MOST_TRIED).toList()));
    if (tried.stream().noneMatch(one -> one.works() && one.language() == Language.SMTP)) {
      tried.addAll(trial.of(alternatives()));
    }
    tried.forEach(this::judge);
    return settings();
  }

  /// The port for where the others are blocked, at the hosts that were to take mail on them.
  private List<Suggestion> alternatives() {
    return suggestions.stream()
        .filter(one -> one.service().language() == Language.SMTP)
        .map(Suggestion::host)
        .distinct()
        .map(host ->
            new Suggestion(
                Source.GUESS, Service.ALTERNATIVE, host, Service.ALTERNATIVE.port(), who.whole()))
        .filter(one -> suggestions.stream().noneMatch(one::isSamePlace))
        .limit(MOST_ALTERNATIVES)
        .toList();
  }

  private void judge(Tried one) {
    one.observation().map(Described::step).ifPresent(steps::add);
    if (!one.works() && one.suggestion().source() != Source.GUESS) {
      var place = "%s port %d".formatted(one.suggestion().host(), one.suggestion().port());
      findings.add(
          SetupMeaning.WRONG_PUBLISHED.at(
              place,
              "%s names %s, but: %s"
                  .formatted(one.suggestion().source().words(), place, one.trouble()),
              one.observation().map(Observation::heard).orElse(List.of())));
    }
  }

  private boolean hasBoth() {
    return has(Language.SMTP) && (has(Language.IMAP) || has(Language.POP3));
  }

  private boolean has(Language language) {
    return suggestions.stream().anyMatch(one -> one.service().language() == language);
  }

  private void ask(List<Check<Asked>> checks) {
    for (var asked : examination.sideBySide(checks)) {
      steps.add(asked.step());
      if (!asked.trusted()) {
        findings.add(
            SetupMeaning.NOT_VOUCHED_FOR.at(
                who.domain(), "The file is not vouched for by its digest", List.of(asked.what())));
        continue;
      }
      asked.suggestions().stream()
          .filter(one -> Address.isHost(one.host()))
          .filter(one -> suggestions.stream().noneMatch(one::isSamePlace))
          .forEach(suggestions::add);
    }
    inClear();
  }

  /// What stands in no source that is protected.
  private void inClear() {
    var open = suggestions.stream().filter(one -> one.source() == Source.IN_CLEAR).toList();
    boolean told =
        findings.stream().anyMatch(one -> one.id().equals(SetupMeaning.ONLY_IN_CLEAR.entry().id()));
    if (!open.isEmpty() && !told) {
      findings.add(
          SetupMeaning.ONLY_IN_CLEAR.at(
              who.domain(),
              "Settings are published over plain HTTP only",
              open.stream().map(one -> one.host() + " port " + one.port()).toList()));
    }
  }

  private Settings settings() {
    var card = new ArrayList<Choice>();
    var others = new ArrayList<Choice>();
    for (var language : List.of(Language.IMAP, Language.POP3, Language.SMTP)) {
      var ranked =
          tried.stream()
              .filter(one -> one.language() == language)
              .sorted(Tried.BEST_FIRST)
              .toList();
      if (ranked.isEmpty()) {
        continue;
      }
      var best = ranked.getFirst();
      if (best.works()) {
        card.add(best.as(best.praise()));
      } else {
        others.add(best.as(best.trouble()));
      }
      ranked.stream().skip(1).map(one -> one.as(one.lessThan(best))).forEach(others::add);
    }
    missing(card);
    return new Settings(who.whole(), card, others, report());
  }

  private void missing(List<Choice> card) {
    boolean sends = card.stream().anyMatch(choice -> choice.purpose().startsWith("SMTP"));
    boolean reads = card.size() > (sends ? 1 : 0);
    if (!reads) {
      nothingWorks("reading mail");
    }
    if (!sends) {
      nothingWorks("sending mail");
    }
  }

  private void nothingWorks(String purpose) {
    findings.add(
        SetupMeaning.NOTHING_WORKS.at(
            who.domain(), "No server for %s was found that works".formatted(purpose), List.of()));
  }

  private Report report() {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return new Report(who.whole(), at, elapsed, steps, findings);
  }
}
