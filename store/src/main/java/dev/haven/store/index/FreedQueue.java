package dev.haven.store.index;

import java.util.ArrayList;
import java.util.List;

/// Reads what waits to be reclaimed, oldest first.
public final class FreedQueue {
  private FreedQueue() {}

  /// At most `most` of what was given up at `until` or before.
  public static List<Freed> due(Index index, long until, int most) {
    var due = new ArrayList<Freed>();
    try (var view = index.view()) {
      view.scan(
          new byte[] {Keys.FREED},
          (key, value) -> {
            var freed = Freed.decode(key, value);
            if (freed.time() > until) {
              return false;
            }
            due.add(freed);
            return due.size() < most;
          });
    }
    return due;
  }

  /// When the oldest that still waits was given up; the far future if nothing waits.
  public static long oldest(Index index) {
    var oldest = due(index, Long.MAX_VALUE, 1);
    return oldest.isEmpty() ? Long.MAX_VALUE : oldest.getFirst().time();
  }

  /// Whether a dropped log still waits to be purged.
  public static boolean waits(Index index, long log, long time) {
    return index.get(Freed.log(time, log).key()).isPresent();
  }
}
