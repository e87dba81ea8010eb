package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a mail program says to a submission server first (RFC 4954 §4); then as much of a message
/// as can be taken back.
final class SmtpScript {
  private static final Dialect DIALECT = new SmtpDialect();

  private SmtpScript() {}

  /// Empty where there is no mechanism in common.
  static List<SignInStep> of(Credentials who, Offer offer) {
    var steps = new ArrayList<>(signIn(who, offer));
    if (steps.isEmpty()) {
      return List.of();
    }
    if (who.user().indexOf('@') > 0) {
      steps.addAll(envelope(who.user()));
    }
    steps.add(command("RSET"));
    return steps;
  }

  private static List<SignInStep> envelope(String address) {
    return List.of(command("MAIL FROM:<" + address + ">"), command("RCPT TO:<" + address + ">"));
  }

  /// A whole message, and its answer.
  static List<SignInStep> sending(Parcel parcel) {
    var steps = new ArrayList<>(envelope(parcel.address()));
    steps.add(
        SignInStep.afterwards(
            "DATA", DIALECT, (talk, patience) -> data(talk, patience.answer(), parcel)));
    return steps;
  }

  private static String data(Conversation talk, Duration patience, Parcel parcel)
      throws IOException {
    talk.say("DATA");
    var ready = last(talk, patience);
    if (!ready.startsWith("3")) {
      return ready;
    }
    for (var line : parcel.lines()) {
      talk.say(line);
    }
    talk.say(".");
    var answer = last(talk, patience);
    if (DIALECT.isYes(answer)) {
      parcel.accepted(answer);
    }
    return answer;
  }

  /// Empty where there is no mechanism in common.
  static List<SignInStep> signIn(Credentials who, Offer offer) {
    var steps = new ArrayList<SignInStep>();
    if (offer.mechanisms().contains("PLAIN")) {
      steps.add(SignInStep.plain(who, DIALECT, SmtpScript::last));
    } else if (offer.mechanisms().contains("LOGIN")) {
      steps.add(
          SignInStep.signIn(
              "AUTH LOGIN", DIALECT, (talk, patience) -> login(talk, who, patience.answer())));
    }
    return steps;
  }

  private static String login(Conversation talk, Credentials who, Duration patience)
      throws IOException {
    talk.say("AUTH LOGIN");
    var answer = last(talk, patience);
    for (var secret : List.of(who.user(), who.password())) {
      if (!answer.startsWith("3")) {
        return answer;
      }
      talk.say(Credentials.base64(secret), SignInStep.HIDDEN);
      answer = last(talk, patience);
    }
    return answer;
  }

  private static SignInStep command(String command) {
    return SignInStep.command(command, DIALECT, SmtpScript::last);
  }

  private static String last(Conversation talk, Duration patience) throws IOException {
    return SmtpDialect.reply(talk, patience).getLast();
  }
}
