package dev.haven.mailauth.spf;

import java.util.List;

/// What an evaluation came to.
///
/// @param domain that was asked
/// @param why as a sentence without its full stop
/// @param decisive the terms that matched: in the record of the domain first, then in those that
///   lead on from there; empty where none did
/// @param trail all terms that were looked at, in their order
/// @param lookUps how many terms asked the DNS (RFC 7208 §4.6.4)
/// @param explanation what the domain wants those told who fail; empty if nothing (RFC 7208 §6.2)
public record SpfOutcome(
    SpfResult result,
    String domain,
    String why,
    List<SpfStep> decisive,
    List<SpfStep> trail,
    int lookUps,
    String explanation) {
  public SpfOutcome {
    decisive = List.copyOf(decisive);
    trail = List.copyOf(trail);
  }
}
