package dev.haven.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a listener has seen since it began, and the sightings from before: for `status`, metrics
/// and diagnosis.
///
/// @param accepted connections, also those that were turned away
/// @param open connections now
/// @param refused connections turned away or ended by a limit; only reasons that occurred
/// @param wrongMode clients that spoke something else than the port
/// @param tlsTrouble handshakes that failed
/// @param lastSuccess when a session last began, TLS included where the port has it
/// @param lastFailure what last went wrong
/// @param sightings by family and kind of peer, only those that came
/// @param strays who failed, grouped; those who come most first
public record ListenerStatus(
    Endpoint endpoint,
    long accepted,
    long open,
    Map<Refusal, Long> refused,
    Map<WrongMode, Long> wrongMode,
    Map<TlsTrouble, Long> tlsTrouble,
    Optional<Instant> lastSuccess,
    Optional<Failure> lastFailure,
    List<Sighting> sightings,
    List<Stray> strays) {
  /// A moment and what happened, with the peer's address.
  public record Failure(Instant at, String words) {}
}
