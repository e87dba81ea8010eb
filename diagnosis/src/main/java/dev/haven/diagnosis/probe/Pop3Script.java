package dev.haven.diagnosis.probe;

import java.util.ArrayList;
import java.util.List;

/// What a mail program says to a POP3 server first (RFC 1939 §7, RFC 5034 §4).
final class Pop3Script {
  private static final Dialect DIALECT = new Pop3Dialect();

  private Pop3Script() {}

  /// Empty where there is no mechanism in common.
  static List<SignInStep> signIn(Credentials who, Offer offer) {
    if (offer.mechanisms().contains("PLAIN")) {
      return List.of(SignInStep.plain(who, DIALECT, Conversation::line));
    }
    return offer.mechanisms().contains("USER")
        ? List.of(
            signIn("USER", who.user(), who.user()),
            signIn("PASS", who.password(), SignInStep.HIDDEN))
        : List.of();
  }

  /// Empty where there is no mechanism in common.
  static List<SignInStep> of(Credentials who, Offer offer) {
    var steps = new ArrayList<>(signIn(who, offer));
    if (steps.isEmpty()) {
      return List.of();
    }
    steps.add(SignInStep.command("STAT", DIALECT, Conversation::line));
    steps.add(
        SignInStep.command(
            "UIDL", DIALECT, (talk, patience) -> Pop3Dialect.listing(talk, patience).getFirst()));
    return steps;
  }

  private static SignInStep signIn(String command, String argument, String shown) {
    return SignInStep.signIn(
        command,
        DIALECT,
        (talk, patience) -> {
          talk.say(command + " " + argument, command + " " + shown);
          return talk.line(patience.answer());
        });
  }
}
