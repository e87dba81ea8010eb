package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Tcp;
import dev.haven.diagnosis.probe.TlsSeen;
import dev.haven.diagnosis.probe.Voice;
import java.util.TreeSet;

/// An observation in a few words.
public final class Described {
  private Described() {}

  public static Step step(Observation seen) {
    return new Step(
        seen.target().where(), outcome(seen), words(seen), seen.elapsed(), seen.heard());
  }

  private static Outcome outcome(Observation seen) {
    return seen.voice() instanceof Voice.Greeting ? Outcome.FINE : Outcome.FAILED;
  }

  private static String words(Observation seen) {
    return switch (seen.tcp()) {
      case Tcp.Refused _ -> "closed: nothing listens";
      case Tcp.Dropped _ -> "no answer: a firewall drops it";
      case Tcp.Unreachable(var why) -> "no way there: " + why;
      case Tcp.Connected _ -> heard(seen);
    };
  }

  private static String heard(Observation seen) {
    return switch (seen.voice()) {
      case Voice.Greeting _ -> greeted(seen);
      case Voice.TurnedAway _ -> "turns us away";
      case Voice.OtherLanguage(var language, _) -> language + " answers";
      case Voice.Foreign(var what, _) -> what + " answers";
      case Voice.Silence _ -> "accepts, and says nothing";
      case Voice.HungUp _ -> "accepts, and closes";
      case Voice.TlsAtOnce _ -> "speaks TLS at once";
      case Voice.InClear _ -> "speaks in clear";
      case Voice.Unheard _ -> "TLS fails";
    };
  }

  private static String greeted(Observation seen) {
    var words = new StringBuilder(seen.target().service().title()).append(", ");
    switch (seen.tls()) {
      case TlsSeen.Agreed agreed ->
          words.append(seen.target().service().security()).append(" ").append(agreed.version());
      case TlsSeen.Failed _ -> words.append("TLS fails");
      case TlsSeen.Untried _ -> words.append("no encryption");
    }
    var mechanisms = new TreeSet<>(seen.after().mechanisms());
    if (!mechanisms.isEmpty()) {
      words.append(", sign-in ").append(String.join(" ", mechanisms));
    }
    return words.toString();
  }
}
