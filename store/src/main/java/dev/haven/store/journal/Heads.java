package dev.haven.store.journal;

import dev.haven.store.LogId;
import dev.haven.store.index.Index;
import dev.haven.store.index.LogIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The heads of the logs that were written lately, so that an append need not read the index. Used
/// by the committer's thread only.
///
/// Heads that the current group changes are kept apart until the group is durable.
final class Heads {
  private static final int MOST = 16_384;

  private final Index index;
  private final LinkedHashMap<LogId, Head> durable = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<LogId, Head> changed = new HashMap<>();

  Heads(Index index) {
    this.index = index;
  }

  Head of(LogId log) {
    var head = changed.get(log);
    return head != null ? head : durable.computeIfAbsent(log, this::load);
  }

  private Head load(LogId log) {
    return index.log(log).map(this::load).orElse(Head.NONE);
  }

  private Head load(long log) {
    try (var view = index.view()) {
      var known = new LogIndex(view, log);
      var head = known.head().orElseThrow();
      long newestItem = Math.max(head.newestItem(), known.newestItem());
      return known
          .newest()
          .map(newest ->
              new Head(
                  log,
                  newest.version(),
                  newest.value().time(),
                  newest.value().hash(),
                  newestItem,
                  head.version()))
          .orElseGet(() ->
              new Head(
                  log, head.version(), head.entryTime(), head.hash(), newestItem, head.version()));
    }
  }

  void change(LogId log, Head head) {
    changed.put(log, head);
  }

  /// The group is durable.
  void keep() {
    durable.putAll(changed);
    changed.clear();
    while (durable.size() > MOST) {
      durable.pollFirstEntry();
    }
  }

  /// The group failed.
  void forget() {
    changed.clear();
  }
}
