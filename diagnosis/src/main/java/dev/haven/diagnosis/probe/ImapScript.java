package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// What a mail program says to an IMAP server first (RFC 9051 §6.2.2, RFC 9051 §6.2.3).
final class ImapScript {
  private static final int FEW = 10;

  /// Counts its commands, so each script has one of its own.
  private final ImapDialect dialect = new ImapDialect();

  private ImapScript() {}

  /// Empty where there is no mechanism in common.
  static List<SignInStep> of(Credentials who, Offer offer) {
    return new ImapScript().steps(who, offer);
  }

  /// Empty where there is no mechanism in common.
  static List<SignInStep> signIn(ImapDialect dialect, Credentials who, Offer offer) {
    if (offer.mechanisms().contains("PLAIN")) {
      return List.of(
          SignInStep.signIn(
              "AUTHENTICATE PLAIN",
              dialect,
              (talk, patience) ->
                  dialect.continued(
                      talk,
                      "AUTHENTICATE PLAIN",
                      who.plain(),
                      SignInStep.HIDDEN,
                      patience.answer())));
    }
    return offer.mechanisms().contains("LOGIN")
        ? List.of(
            SignInStep.signIn(
                "LOGIN", dialect, (talk, patience) -> login(dialect, talk, who, patience.answer())))
        : List.of();
  }

  private List<SignInStep> steps(Credentials who, Offer offer) {
    var steps = new ArrayList<>(signIn(dialect, who, offer));
    if (steps.isEmpty()) {
      return List.of();
    }
    steps.add(command("CAPABILITY"));
    steps.addAll(optional(offer));
    steps.add(command("LIST \"\" \"*\""));
    steps.add(command("STATUS INBOX (MESSAGES UNSEEN)"));
    steps.add(examine());
    steps.add(command("NOOP"));
    if (SignInProbe.knows(offer).test("IDLE")) {
      steps.add(
          SignInStep.afterwards(
              "IDLE",
              dialect,
              (talk, patience) ->
                  dialect.continued(talk, "IDLE", "DONE", "DONE", patience.answer())));
    }
    return steps;
  }

  private List<SignInStep> optional(Offer offer) {
    var knows = SignInProbe.knows(offer);
    var steps = new ArrayList<SignInStep>();
    if (knows.test("ID")) {
      steps.add(command("ID NIL"));
    }
    if (knows.test("NAMESPACE")) {
      steps.add(command("NAMESPACE"));
    }
    return steps;
  }

  private static String login(
      ImapDialect dialect, Conversation talk, Credentials who, Duration patience)
      throws IOException {
    var words = "LOGIN " + quoted(who.user()) + " ";
    return dialect
        .command(talk, words + quoted(who.password()), words + SignInStep.HIDDEN, patience)
        .getLast();
  }

  /// RFC 9051 §4.3.
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private SignInStep command(String command) {
    return SignInStep.afterwards(
        command,
        dialect,
        (talk, patience) -> dialect.command(talk, command, patience.answer()).getLast());
  }

  /// Opens the inbox, and looks at its newest messages: not at what is in them.
  private SignInStep examine() {
    return SignInStep.afterwards(
        "EXAMINE INBOX, FETCH",
        dialect,
        (talk, patience) -> {
          var lines = dialect.command(talk, "EXAMINE INBOX", patience.answer());
          long count = lines.stream().mapToLong(ImapScript::exists).max().orElse(0);
          if (count == 0 || !dialect.isYes(lines.getLast())) {
            return lines.getLast();
          }
          var range = Math.max(1, count - FEW + 1) + ":" + count;
          return dialect
              .command(talk, "FETCH " + range + " (UID FLAGS INTERNALDATE)", patience.answer())
              .getLast();
        });
  }

  /// The number of `* 172 EXISTS`, or 0.
  private static long exists(String line) {
    var words = new StringTokenizer(line, " ");
    if (words.countTokens() != 3 || !line.endsWith(" EXISTS")) {
      return 0;
    }
    words.nextToken();
    var digits = words.nextToken();
    return digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(digits)
        : 0;
  }
}
