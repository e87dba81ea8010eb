package dev.haven.queue.greylist;

import dev.haven.queue.format.StoredTriplet;
import org.jspecify.annotations.Nullable;

/// When somebody came, in seconds since 1970.
///
/// @param passes how often mail was taken
record Visits(long first, long last, int passes) {
  private static final long HOUR = 3_600;

  static Visits of(StoredTriplet stored) {
    return new Visits(stored.getFirstSeconds(), stored.getLastSeconds(), stored.getPasses());
  }

  Visits again(long now) {
    return new Visits(first, now, passes + 1);
  }

  /// Whether it is not worth a write: the same but for an hour, or for one more of many passes.
  boolean isNearly(@Nullable Visits other) {
    return other != null
        && first == other.first
        && last - other.last < HOUR
        && (passes == other.passes || Math.min(passes, other.passes) > 5);
  }
}
