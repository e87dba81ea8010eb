package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// What a phone says first, in each protocol. Empty where there is no mechanism in common.
final class SignInScript {
  private static final String HIDDEN = "(password)";
  private static final int FEW = 10;

  private SignInScript() {}

  /// RFC 4954 §4; then as much of a message as can be taken back.
  static List<SignInStep> smtp(Credentials who, Offer offer) {
    var dialect = new SmtpDialect();
    var steps = new ArrayList<SignInStep>();
    if (offer.mechanisms().contains("PLAIN")) {
      steps.add(
          signIn(
              "AUTH PLAIN",
              (talk, patience) -> {
                talk.say("AUTH PLAIN " + who.plain(), "AUTH PLAIN " + HIDDEN);
                return SmtpDialect.reply(talk, patience.answer()).getLast();
              },
              dialect));
    } else if (offer.mechanisms().contains("LOGIN")) {
      steps.add(signIn("AUTH LOGIN", (talk, patience) -> login(talk, who, patience), dialect));
    } else {
      return List.of();
    }
    if (who.user().indexOf('@') > 0) {
      steps.add(smtpCommand("MAIL FROM:<" + who.user() + ">"));
      steps.add(smtpCommand("RCPT TO:<" + who.user() + ">"));
    }
    steps.add(smtpCommand("RSET"));
    return steps;
  }

  private static String login(Conversation talk, Credentials who, Patience patience)
      throws IOException {
    talk.say("AUTH LOGIN");
    var answer = SmtpDialect.reply(talk, patience.answer()).getLast();
    for (var secret : List.of(who.user(), who.password())) {
      if (!answer.startsWith("3")) {
        return answer;
      }
      talk.say(Credentials.base64(secret), HIDDEN);
      answer = SmtpDialect.reply(talk, patience.answer()).getLast();
    }
    return answer;
  }

  private static SignInStep smtpCommand(String command) {
    return new SignInStep(
        command,
        false,
        (talk, patience) -> {
          talk.say(command);
          return SmtpDialect.reply(talk, patience.answer()).getLast();
        },
        new SmtpDialect()::isYes);
  }

  private static SignInStep signIn(String name, SignInStep.Talk talk, Dialect dialect) {
    return new SignInStep(name, true, talk, dialect::isYes);
  }

  /// RFC 9051 §6.2.2, RFC 9051 §6.2.3.
  static List<SignInStep> imap(Credentials who, Offer offer) {
    var dialect = new ImapDialect();
    var steps = new ArrayList<SignInStep>();
    if (offer.mechanisms().contains("PLAIN")) {
      steps.add(
          signIn(
              "AUTHENTICATE PLAIN",
              (talk, patience) ->
                  dialect.continued(
                      talk, "AUTHENTICATE PLAIN", who.plain(), HIDDEN, patience.answer()),
              dialect));
    } else if (offer.mechanisms().contains("LOGIN")) {
      steps.add(
          signIn("LOGIN", (talk, patience) -> imapLogin(talk, dialect, who, patience), dialect));
    } else {
      return List.of();
    }
    steps.add(imapCommand(dialect, "CAPABILITY"));
    steps.addAll(optional(dialect, offer));
    steps.add(imapCommand(dialect, "LIST \"\" \"*\""));
    steps.add(imapCommand(dialect, "STATUS INBOX (MESSAGES UNSEEN)"));
    steps.add(imapSelect(dialect));
    steps.add(imapCommand(dialect, "NOOP"));
    if (SignInProbe.knows(offer).test("IDLE")) {
      steps.add(
          new SignInStep(
              "IDLE",
              false,
              (talk, patience) ->
                  dialect.continued(talk, "IDLE", "DONE", "DONE", patience.answer()),
              dialect::isYes));
    }
    return steps;
  }

  private static List<SignInStep> optional(ImapDialect dialect, Offer offer) {
    var knows = SignInProbe.knows(offer);
    var steps = new ArrayList<SignInStep>();
    if (knows.test("ID")) {
      steps.add(imapCommand(dialect, "ID NIL"));
    }
    if (knows.test("NAMESPACE")) {
      steps.add(imapCommand(dialect, "NAMESPACE"));
    }
    return steps;
  }

  private static String imapLogin(
      Conversation talk, ImapDialect dialect, Credentials who, Patience patience)
      throws IOException {
    var words = "LOGIN " + quoted(who.user()) + " ";
    return dialect
        .command(talk, words + quoted(who.password()), words + HIDDEN, patience.answer())
        .getLast();
  }

  /// RFC 9051 §4.3.
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static SignInStep imapCommand(ImapDialect dialect, String command) {
    return new SignInStep(
        command,
        false,
        (talk, patience) -> dialect.command(talk, command, patience.answer()).getLast(),
        dialect::isYes);
  }

  /// Opens the inbox, and looks at its newest messages: not at what is in them.
  private static SignInStep imapSelect(ImapDialect dialect) {
    return new SignInStep(
        "EXAMINE INBOX, FETCH",
        false,
        (talk, patience) -> {
          var lines = dialect.command(talk, "EXAMINE INBOX", patience.answer());
          long count = lines.stream().mapToLong(SignInScript::exists).max().orElse(0);
          if (count == 0 || !dialect.isYes(lines.getLast())) {
            return lines.getLast();
          }
          var range = Math.max(1, count - FEW + 1) + ":" + count;
          return dialect
              .command(talk, "FETCH " + range + " (UID FLAGS INTERNALDATE)", patience.answer())
              .getLast();
        },
        dialect::isYes);
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

  /// RFC 1939 §7, RFC 5034 §4.
  static List<SignInStep> pop3(Credentials who, Offer offer) {
    var dialect = new Pop3Dialect();
    var steps = new ArrayList<SignInStep>();
    if (offer.mechanisms().contains("PLAIN")) {
      steps.add(
          signIn(
              "AUTH PLAIN",
              (talk, patience) -> {
                talk.say("AUTH PLAIN " + who.plain(), "AUTH PLAIN " + HIDDEN);
                return talk.line(patience.answer());
              },
              dialect));
    } else if (offer.mechanisms().contains("USER")) {
      steps.add(
          signIn(
              "USER",
              (talk, patience) -> {
                talk.say("USER " + who.user());
                return talk.line(patience.answer());
              },
              dialect));
      steps.add(
          signIn(
              "PASS",
              (talk, patience) -> {
                talk.say("PASS " + who.password(), "PASS " + HIDDEN);
                return talk.line(patience.answer());
              },
              dialect));
    } else {
      return List.of();
    }
    steps.add(pop3Command("STAT", false));
    steps.add(pop3Command("UIDL", true));
    return steps;
  }

  private static SignInStep pop3Command(String command, boolean lists) {
    return new SignInStep(
        command,
        false,
        (talk, patience) -> {
          talk.say(command);
          Duration limit = patience.answer();
          return lists ? Pop3Dialect.listing(talk, limit).getFirst() : talk.line(limit);
        },
        new Pop3Dialect()::isYes);
  }
}
