package dev.haven.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a listener has seen of one kind of peer over one family of addresses.
///
/// @param six whether over IPv6
/// @param reached how many sessions began, TLS included where the port has it
/// @param failed how many did not
/// @param alerts the peers' TLS alerts by their names in RFC 8446 §6, and how often each came
public record Sighting(
    boolean six,
    PeerKind kind,
    long reached,
    long failed,
    Optional<Instant> lastReached,
    Optional<ListenerStatus.Failure> lastFailed,
    Map<String, Long> alerts) {
  /// Whether nobody of this kind has come.
  public boolean isEmpty() {
    return reached == 0 && failed == 0;
  }
}
