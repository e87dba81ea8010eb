package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.TlsSeen;
import dev.haven.diagnosis.probe.Upgrade;
import dev.haven.diagnosis.probe.Voice;
import dev.haven.wire.TlsMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What was heard, and what was not.
final class VoiceJudge {
  /// More than a slow line and a late packet make.
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private VoiceJudge() {}

  static List<Finding> findings(Observation seen, Circumstances circumstances) {
    return switch (seen.voice()) {
      case Voice.Greeting(var text, var after) -> greeted(seen, text, after, circumstances);
      case Voice.TurnedAway(var text) ->
          one(seen, PortMeaning.TURNED_AWAY, "The server says: " + text);
      case Voice.OtherLanguage(var language, _) ->
          one(
              seen,
              PortMeaning.WRONG_LANGUAGE,
              "%s answers where %s should".formatted(language, seen.target().service().language()));
      case Voice.Foreign(var what, _) ->
          one(seen, PortMeaning.FOREIGN, "What answers looks like " + what);
      case Voice.Silence(var waited) when !timedOutInTls(seen) ->
          one(
              seen,
              PortMeaning.SILENT,
              "The connection is accepted, and nothing is said in "
                  + Shown.seconds(waited)
                  + ", neither in clear nor in TLS");
      case Voice.HungUp(var reset) ->
          one(
              seen,
              PortMeaning.HUNG_UP,
              reset
                  ? "The connection is accepted and then reset"
                  : "The connection is accepted and then closed");
      default -> List.of();
    };
  }

  /// The handshake on a TLS port is judged as such.
  private static boolean timedOutInTls(Observation seen) {
    return seen.target().service().tls() == TlsMode.IMPLICIT
        && seen.tls() instanceof TlsSeen.Failed;
  }

  private static List<Finding> one(Observation seen, PortMeaning meaning, String cause) {
    return List.of(meaning.at(seen.target().where(), cause, seen.heard()));
  }

  private static List<Finding> greeted(
      Observation seen, String text, Duration after, Circumstances circumstances) {
    var findings = new ArrayList<Finding>();
    boolean exchange = seen.target().service() == Service.SMTP;
    var limit = exchange ? circumstances.slowExchange() : circumstances.slow();
    if (after.compareTo(limit) > 0) {
      findings.addAll(
          one(seen, PortMeaning.SLOW_GREETING, "The greeting came after " + Shown.seconds(after)));
    }
    GreetingTime.in(text)
        .map(told -> Duration.between(told, circumstances.now()))
        .filter(difference -> difference.abs().compareTo(CLOCKS) > 0)
        .ifPresent(difference ->
            findings.add(
                TlsMeaning.CLOCKS_DIFFER.at(
                    seen.target().where(),
                    "The clock of the server is %s %s that of this machine"
                        .formatted(
                            Shown.rough(difference.abs()),
                            difference.isNegative() ? "ahead of" : "behind"),
                    List.of("S: " + text, "here it is " + circumstances.now()))));
    if (!seen.brokeOff().isEmpty() && !(seen.upgrade() instanceof Upgrade.NotOffered)) {
      findings.addAll(
          one(seen, PortMeaning.BROKE_OFF, "The conversation broke off: " + seen.brokeOff()));
    }
    return findings;
  }
}
