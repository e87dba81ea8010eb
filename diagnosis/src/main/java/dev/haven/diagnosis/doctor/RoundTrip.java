package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Service.Language;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.TripMeaning;
import dev.haven.diagnosis.judge.SessionJudge;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Parcel;
import dev.haven.diagnosis.probe.ParcelScript;
import dev.haven.diagnosis.probe.SignIn;
import dev.haven.diagnosis.probe.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends somebody a message of their own, reads it by every protocol that is there, and removes it.
/// For one thread.
final class RoundTrip {
  private final Instruments instruments;
  private final Examination examination;
  private final Credentials who;
  private final Parcel parcel;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  RoundTrip(Instruments instruments, Examination examination, Credentials who) {
    this.instruments = instruments;
    this.examination = examination;
    this.who = who;
    this.parcel = new Parcel(who.user());
  }

  List<Step> steps() {
    return steps;
  }

  List<Finding> findings() {
    return findings;
  }

  Parcel parcel() {
    return parcel;
  }

  /// Where there is nothing to send or to read by, or where sign-in fails already, says so.
  void over(List<Observation> seen, boolean signedIn) {
    var sending = SigningIn.best(seen, Language.SMTP);
    var imap = SigningIn.best(seen, Language.IMAP);
    var pop3 = SigningIn.best(seen, Language.POP3);
    var why = reason(sending, imap.or(() -> pop3), signedIn);
    if (!why.isEmpty()) {
      steps.add(new Step("round trip", Outcome.SKIPPED, why, Duration.ZERO, List.of()));
      return;
    }
    send(sending.orElseThrow());
    if (parcel.accepted().isEmpty()) {
      return;
    }
    imap.ifPresent(target -> find(target, Language.IMAP));
    pop3.filter(_ -> imap.isEmpty() || parcel.mailbox().equals(Parcel.INBOX))
        .ifPresent(target -> find(target, Language.POP3));
    remove(imap.or(() -> pop3).orElseThrow());
  }

  private String reason(Optional<Target> sending, Optional<Target> reading, boolean signedIn) {
    if (!signedIn) {
      return "not tried, since signing in does not work";
    }
    if (who.user().indexOf('@') < 1) {
      return "not tried: the user name is no address to send to";
    }
    if (sending.isEmpty() || reading.isEmpty()) {
      return "not tried: no port for " + (sending.isEmpty() ? "sending" : "reading") + " with TLS";
    }
    return "";
  }

  private void send(Target target) {
    var sent = run(target, ParcelScript.SEND);
    boolean fine = sent.result() instanceof SignIn.Result.Works;
    note("send a message at " + target.where(), sent, fine, fine ? parcel.accepted() : "refused");
    if (!fine) {
      findings.addAll(judge(sent, TripMeaning.NOT_ACCEPTED, "The message is not taken"));
    }
  }

  private void find(Target target, Language language) {
    parcel.again();
    var found = run(target, ParcelScript.READ);
    boolean fine = found.result() instanceof SignIn.Result.Works && parcel.wasRead();
    var words = fine ? "read, in " + parcel.mailbox() : "not found";
    note("read it at " + target.where(), found, fine, words);
    if (fine && !parcel.mailbox().equals(Parcel.INBOX)) {
      findings.add(
          TripMeaning.FILED_ELSEWHERE.at(
              target.where(), "The message came into " + parcel.mailbox(), List.of()));
    }
    if (!fine) {
      boolean other = language == Language.POP3 && !parcel.mailbox().isEmpty();
      findings.addAll(
          judge(
              found,
              other ? TripMeaning.NOT_BY_POP3 : TripMeaning.NOT_ARRIVED,
              "The message, which was taken with \"%s\", is not there"
                  .formatted(parcel.accepted())));
    }
  }

  private void remove(Target target) {
    if (parcel.mailbox().isEmpty()) {
      return;
    }
    var removed = run(target, ParcelScript.REMOVE);
    boolean fine = parcel.wasRemoved();
    note("remove it at " + target.where(), removed, fine, fine ? "removed" : "not removed");
    if (!fine) {
      findings.add(
          TripMeaning.LEFT_BEHIND.at(
              target.where(),
              "The test message is still there",
              List.of("Subject: " + parcel.subject())));
    }
  }

  private SignIn run(Target target, ParcelScript script) {
    var check =
        script.check(
            instruments.outbound(),
            target,
            who,
            instruments.patience(),
            examination.deadline(),
            parcel);
    return examination.sideBySide(List.of(check)).getFirst();
  }

  private void note(String what, SignIn trip, boolean fine, String words) {
    var evidence = new ArrayList<>(trip.times());
    evidence.addAll(trip.heard());
    var outcome = fine ? Outcome.FINE : Outcome.FAILED;
    steps.add(new Step(what, outcome, words, trip.elapsed(), evidence));
  }

  /// Trouble with the session is told as that.
  private static List<Finding> judge(SignIn trip, TripMeaning meaning, String cause) {
    return switch (trip.result()) {
      case SignIn.Result.Unusable(var command, var answer) ->
          List.of(
              meaning.at(
                  trip.target().where(),
                  "%s (%s: %s)".formatted(cause, command, answer),
                  trip.heard()));
      case SignIn.Result.Works _ -> List.of(meaning.at(trip.target().where(), cause, trip.heard()));
      default -> SessionJudge.findings(trip);
    };
  }
}
