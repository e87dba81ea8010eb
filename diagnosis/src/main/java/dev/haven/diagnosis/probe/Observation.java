package dev.haven.diagnosis.probe;

import java.time.Duration;
import java.util.List;

/// All that was seen at one port: facts, no opinion.
///
/// @param before what was offered in clear
/// @param after what was offered inside TLS
/// @param brokeOff whether the conversation ended before we ended it, with the reason; else empty
/// @param heard the conversation
public record Observation(
    Target target,
    Tcp tcp,
    Voice voice,
    Offer before,
    Upgrade upgrade,
    TlsSeen tls,
    Offer after,
    String brokeOff,
    List<String> heard,
    Duration elapsed) {
  public Observation {
    heard = List.copyOf(heard);
  }

  public boolean isConnected() {
    return tcp instanceof Tcp.Connected;
  }

  /// Of an attempt that had to be interrupted.
  static Observation dropped(Target target, Duration waited) {
    return new Observation(
        target,
        new Tcp.Dropped(waited),
        new Voice.Unheard(),
        Offer.NONE,
        new Upgrade.Needless(),
        new TlsSeen.Untried(),
        Offer.NONE,
        "",
        List.of(),
        waited);
  }
}
