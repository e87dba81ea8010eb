package dev.haven.store;

import java.util.List;
import java.util.Optional;

/// What [Store#read] found: where to begin, and what happened since.
///
/// Either the entries directly follow the version asked for, and there is no checkpoint; or older
/// entries were needed and are gone (or a checkpoint saves replaying them), and replay begins from
/// the checkpoint. A log that was never written is empty: no checkpoint, no entries.
///
/// @param checkpoint where replay begins, unless the entries suffice
/// @param entries in version order, without gaps
public record LogSlice(Optional<Checkpoint> checkpoint, List<Entry> entries) {
  public static final LogSlice EMPTY = new LogSlice(Optional.empty(), List.of());

  public LogSlice {
    entries = List.copyOf(entries);
  }
}
