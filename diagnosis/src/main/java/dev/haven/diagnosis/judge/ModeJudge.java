package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Upgrade;
import dev.haven.diagnosis.probe.Voice;
import java.util.List;

/// Whether TLS begins as it should on the port.
final class ModeJudge {
  private ModeJudge() {}

  static List<Finding> findings(Observation seen) {
    if (seen.voice() instanceof Voice.TlsAtOnce) {
      return one(
          seen,
          ModeMeaning.TLS_ON_CLEAR_PORT,
          "Port %d waits for TLS where it should greet in clear".formatted(seen.target().port()));
    }
    if (seen.voice() instanceof Voice.InClear) {
      return one(
          seen,
          ModeMeaning.CLEAR_ON_TLS_PORT,
          "Port %d greets in clear where it should speak TLS".formatted(seen.target().port()));
    }
    return seen.voice() instanceof Voice.Greeting(var text, _) ? upgrade(seen, text) : List.of();
  }

  private static List<Finding> upgrade(Observation seen, String greeting) {
    return switch (seen.upgrade()) {
      case Upgrade.NotOffered(var understood, _) when understood ->
          one(
              seen,
              ModeMeaning.STRIPPED,
              "The server knows STARTTLS, but its offer of it did not arrive");
      case Upgrade.NotOffered _ when seen.before().isMasked() || isMasked(greeting) ->
          one(
              seen,
              ModeMeaning.STRIPPED,
              "Words of the server were overwritten on the way (XXXX or ****)");
      case Upgrade.NotOffered _ -> notOffered(seen);
      case Upgrade.Refused(var answer) ->
          one(
              seen,
              ModeMeaning.UPGRADE_REFUSED,
              "The server offers STARTTLS and then says: " + answer);
      default -> List.of();
    };
  }

  /// Between servers mail goes in clear then; people must not.
  private static List<Finding> notOffered(Observation seen) {
    var finding =
        ModeMeaning.NO_STARTTLS.at(
            seen.target().where(), "No encryption is offered on this port", seen.heard());
    boolean exchange = seen.target().service() == Service.SMTP;
    return List.of(exchange ? finding.softened() : finding);
  }

  private static boolean isMasked(String greeting) {
    return greeting.contains("****");
  }

  private static List<Finding> one(Observation seen, ModeMeaning meaning, String cause) {
    return List.of(meaning.at(seen.target().where(), cause, seen.heard()));
  }
}
