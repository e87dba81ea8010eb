package dev.haven.store.index;

import dev.haven.store.segment.Place;
import java.util.HashMap;
import java.util.Map;

/// How many bytes of each segment are of use, as the records of one group change it. Used by one
/// thread.
final class LiveBytes {
  private final Index index;
  private final Map<Integer, Long> changes = new HashMap<>();

  LiveBytes(Index index) {
    this.index = index;
  }

  void add(Place place) {
    change(place, 1);
  }

  void remove(Place place) {
    change(place, -1);
  }

  private void change(Place place, int sign) {
    changes.merge(place.segment(), sign * place.size(), Long::sum);
  }

  /// Of the segments whose count changed.
  Map<Integer, Long> after() {
    var after = new HashMap<Integer, Long>();
    changes.forEach((segment, change) ->
        after.put(segment, index.liveBytes().getOrDefault(segment, 0L) + change));
    return after;
  }
}
