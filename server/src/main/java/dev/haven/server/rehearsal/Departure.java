package dev.haven.server.rehearsal;

import dev.haven.diagnosis.DnsMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.SendMeaning;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.Step;
import dev.haven.queue.outgoing.Walked;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import java.util.ArrayList;
import java.util.List;

/// What was seen on the way out, as steps and findings. Pure.
final class Departure {
  private Departure() {}

  static Step step(Walked walked) {
    var outcome = walked.trouble().isPresent() ? Outcome.FAILED : Outcome.FINE;
    return new Step(walked.what(), outcome, walked.seen(), walked.elapsed(), walked.evidence());
  }

  /// A server that fails matters less if the next one takes the mail.
  static List<Finding> findings(List<Walked> walked) {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < walked.size(); i++) {
      var stretch = walked.get(i);
      boolean passed =
          isSession(stretch) && i + 1 < walked.size() && walked.get(i + 1).trouble().isEmpty();
      stretch
          .trouble()
          .map(trouble -> finding(stretch, trouble))
          .map(found -> passed ? found.softened() : found)
          .ifPresent(findings::add);
      if (!stretch.encrypted()) {
        findings.add(
            SendMeaning.IN_CLEAR.at(
                stretch.what(), "The session is not encrypted", stretch.evidence()));
      }
    }
    return findings;
  }

  static boolean isUnreached(dev.haven.smtp.client.Outcome outcome) {
    return outcome instanceof dev.haven.smtp.client.Outcome.Lost(var trouble)
        && (trouble.kind() == Trouble.Kind.UNREACHABLE
            || trouble.kind() == Trouble.Kind.CONNECTION_REFUSED);
  }

  private static boolean isSession(Walked stretch) {
    return stretch.what().startsWith("session ");
  }

  private static Finding finding(Walked stretch, dev.haven.smtp.client.Outcome outcome) {
    return switch (outcome) {
      case dev.haven.smtp.client.Outcome.Delivered _ ->
          throw new IllegalArgumentException("no trouble");
      case dev.haven.smtp.client.Outcome.Temporary(var trouble) ->
          at(
              trouble.kind() == Trouble.Kind.REFUSED ? later(trouble) : of(trouble),
              stretch,
              trouble);
      case dev.haven.smtp.client.Outcome.Permanent(var trouble) ->
          at(of(trouble), stretch, trouble);
      case dev.haven.smtp.client.Outcome.Lost(var trouble) -> at(of(trouble), stretch, trouble);
    };
  }

  private static Finding at(Meaning meaning, Walked stretch, Trouble trouble) {
    var said = trouble.reply().map(reply -> " (it said: " + reply + ")").orElse("");
    return meaning.at(stretch.what(), trouble.words() + said, stretch.evidence());
  }

  private static Meaning later(Trouble trouble) {
    return atTheDoor(trouble) ? PortMeaning.TURNED_AWAY : SendMeaning.REFUSED_FOR_NOW;
  }

  private static boolean atTheDoor(Trouble trouble) {
    return trouble.stage() == Stage.GREETING || trouble.stage() == Stage.HELLO;
  }

  private static Meaning of(Trouble trouble) {
    return switch (trouble.kind()) {
      case REFUSED -> atTheDoor(trouble) ? PortMeaning.TURNED_AWAY : SendMeaning.REFUSED;
      case CONNECTION_REFUSED -> PortMeaning.REFUSED;
      case UNREACHABLE -> PortMeaning.DROPPED;
      case SILENT -> trouble.stage() == Stage.GREETING ? PortMeaning.SILENT : PortMeaning.BROKE_OFF;
      case HUNG_UP ->
          trouble.stage() == Stage.GREETING ? PortMeaning.HUNG_UP : PortMeaning.BROKE_OFF;
      case NOT_SMTP -> PortMeaning.FOREIGN;
      case TLS, REQUIRE_TLS -> SendMeaning.TLS_DEMANDED;
      case SIGN_IN -> SignInMeaning.REFUSED;
      case NOT_OFFERED,
          OWNER_UNKNOWN,
          NO_DEADLINES,
          CONVERSION_FORBIDDEN,
          UTF8_ADDRESS,
          UTF8_HEADER,
          TOO_LARGE ->
          SendMeaning.UNFIT;
      case DNS -> DnsMeaning.NO_ANSWER;
      case NO_SUCH_DOMAIN -> DnsMeaning.NO_SUCH_NAME;
      case NULL_MX -> DnsMeaning.TAKES_NO_MAIL;
      case LOOP -> SendMeaning.LOOP;
      case NOBODY, MAILBOX, SENDER, EXPIRED, OURS -> SendMeaning.REFUSED;
    };
  }
}
