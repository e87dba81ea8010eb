package dev.haven.diagnosis.published;

import dev.haven.diagnosis.records.Need;
import java.util.List;

/// A record that a domain should have, and how it stands.
///
/// @param seen by server: those of the domain first, then the resolvers
public record RecordState(
    String name,
    String type,
    String value,
    Need need,
    String purpose,
    String note,
    Standing standing,
    List<Seen> seen) {
  public RecordState {
    seen = List.copyOf(seen);
  }

  /// For how long resolvers may remember what does not fit.
  public int secondsLeft() {
    return seen.stream().filter(one -> !one.fits()).mapToInt(Seen::seconds).max().orElse(0);
  }
}
