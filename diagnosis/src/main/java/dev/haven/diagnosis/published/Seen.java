package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Printable;
import java.util.List;

/// What one server has of a record.
///
/// @param fits whether that serves its purpose
/// @param seconds for how long its answer may be remembered
public record Seen(String server, boolean fits, List<String> values, int seconds) {
  public Seen {
    values = values.stream().map(Printable::text).toList();
  }
}
