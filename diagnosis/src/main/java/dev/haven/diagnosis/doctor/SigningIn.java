package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Examination;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Service.Language;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.SignIn;
import dev.haven.diagnosis.probe.SignInProbe;
import dev.haven.diagnosis.probe.Target;
import dev.haven.diagnosis.probe.TlsSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Signs in once in each language of mail, at the best port for it that was reached with TLS.
final class SigningIn {
  private final Instruments instruments;
  private final Examination examination;
  private final Credentials who;

  SigningIn(Instruments instruments, Examination examination, Credentials who) {
    this.instruments = instruments;
    this.examination = examination;
    this.who = who;
  }

  /// One after the other, and no further once the password was refused: three wrong ones lock some
  /// accounts.
  List<SignIn> everywhere(List<Observation> seen) {
    var attempts = new ArrayList<SignIn>();
    boolean refused = false;
    for (var language : List.of(Language.IMAP, Language.POP3, Language.SMTP)) {
      var target = best(seen, language);
      if (target.isEmpty()) {
        continue;
      }
      var attempt = refused ? SignInProbe.spared(target.get()) : at(target.get());
      attempts.add(attempt);
      refused |= attempt.result() instanceof SignIn.Result.Refused;
    }
    return attempts;
  }

  private SignIn at(Target target) {
    return examination
        .sideBySide(
            List.of(
                SignInProbe.check(
                    instruments.outbound(),
                    target,
                    who,
                    instruments.patience(),
                    examination.deadline())))
        .getFirst();
  }

  static Optional<Target> best(List<Observation> seen, Language language) {
    return seen.stream()
        .filter(one -> one.tls() instanceof TlsSeen.Agreed)
        .map(Observation::target)
        .filter(target -> target.service().language() == language)
        .filter(target -> target.service() != Service.SMTP)
        .min(Comparator.comparing(Target::service));
  }

  static Step step(SignIn signIn) {
    var works = signIn.result() instanceof SignIn.Result.Works;
    var spared = signIn.result() instanceof SignIn.Result.Spared;
    var evidence = new ArrayList<>(signIn.times());
    evidence.addAll(signIn.heard());
    return new Step(
        "sign-in at " + signIn.target().where(),
        works ? Outcome.FINE : spared ? Outcome.SKIPPED : Outcome.FAILED,
        words(signIn.result()),
        signIn.elapsed(),
        evidence);
  }

  private static String words(SignIn.Result result) {
    return switch (result) {
      case SignIn.Result.Works(var mechanism) -> "works, with " + mechanism;
      case SignIn.Result.Refused _ -> "refused";
      case SignIn.Result.Unusable(var command, _) -> "works, but then %s fails".formatted(command);
      case SignIn.Result.NothingInCommon _ -> "no way to sign in that is known here";
      case SignIn.Result.Lost _ -> "broke off";
      case SignIn.Result.Spared _ -> "not tried, to spare the account a second refusal";
    };
  }
}
