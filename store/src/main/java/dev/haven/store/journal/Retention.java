package dev.haven.store.journal;

import dev.haven.store.LogId;
import dev.haven.store.StoreOptions;
import dev.haven.store.index.FreedQueue;
import dev.haven.store.index.Index;
import dev.haven.store.index.LogIndex;
import java.time.InstantSource;

/// Decides how many entries behind a checkpoint are forgotten: those that neither age nor count
/// asks to keep, and that gave up nothing which still waits to be reclaimed.
final class Retention {
  private static final int MOST_AT_ONCE = 1000;

  /// Entries of the log with this number may be forgotten before this version.
  record Floor(long log, long keptFrom) {}

  private final Index index;
  private final StoreOptions options;
  private final InstantSource clock;

  Retention(Index index, StoreOptions options, InstantSource clock) {
    this.index = index;
    this.options = options;
    this.clock = clock;
  }

  Floor floor(LogId name, long checkpoint) {
    long log = index.log(name).orElse(0L);
    if (log == 0) {
      return new Floor(0, 1);
    }
    long keepSince =
        Math.min(
            Times.micros(clock.instant().minus(options.keepEntries())), FreedQueue.oldest(index));
    try (var view = index.view()) {
      var known = new LogIndex(view, log);
      long newest = known.newest().map(LogIndex.Versioned::version).orElse(0L);
      long through = Math.min(checkpoint, newest - options.keepEntryCount());
      long from = known.head().orElseThrow().keptFrom();
      for (var entry : known.entries(from, through, MOST_AT_ONCE)) {
        if (entry.version() > through || entry.value().time() >= keepSince) {
          break;
        }
        from = entry.version() + 1;
      }
      return new Floor(log, from);
    }
  }
}
