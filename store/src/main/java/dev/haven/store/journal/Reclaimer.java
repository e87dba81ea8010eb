package dev.haven.store.journal;

import dev.haven.store.index.Freed;
import dev.haven.store.index.FreedQueue;
import dev.haven.store.index.Index;
import dev.haven.store.index.LogIndex;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.proto.FreedKey;
import dev.haven.store.proto.LogPurged;
import dev.haven.store.proto.Reclaimed;
import dev.haven.store.segment.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/// Ends what was given up longer ago than it has to stay readable, and empties dropped logs step by
/// step. Used by the upkeep's thread only.
///
/// That something has ended is a record of the journal like any other, so that a rebuilt index
/// knows it too. Such a record names the segments that hold what it ends: once they are gone it is
/// not needed any more.
final class Reclaimer {
  private static final int AT_ONCE = 64;

  private final Index index;
  private final Committer committer;

  Reclaimer(Index index, Committer committer) {
    this.index = index;
    this.committer = committer;
  }

  /// Ends some of what was given up until then. Returns whether there was any.
  boolean run(long until) {
    var due = FreedQueue.due(index, until, AT_ONCE);
    var asked = new ArrayList<CompletableFuture<Void>>();
    for (var freed : due) {
      var record =
          freed.kind() == Freed.Kind.LOG
              ? purge(freed)
              : DropRecord.newBuilder().setReclaimed(reclaim(freed)).build();
      var request = new ReclaimRequest(freed.log(), record, new CompletableFuture<>());
      committer.submit(request);
      asked.add(request.done());
    }
    asked.forEach(CompletableFuture::join);
    return !due.isEmpty();
  }

  private Reclaimed reclaim(Freed freed) {
    boolean pages = freed.kind() == Freed.Kind.PAGES;
    var record =
        Reclaimed.newBuilder()
            .setFinished(
                FreedKey.newBuilder()
                    .setTimeMicros(freed.time())
                    .setPages(pages)
                    .setVersion(freed.version())
                    .setPart(freed.part()));
    var segments = new TreeSet<Integer>();
    segments.add(freed.segment());
    for (long number : freed.numbers()) {
      var place = placeOf(freed.log(), pages, number);
      if (place.isPresent()) {
        segments.add(place.get().segment());
        if (pages) {
          record.addPages(number);
        } else {
          record.addItems(number);
        }
      }
    }
    return record.addAllSegments(segments).build();
  }

  private Optional<Place> placeOf(long log, boolean page, long number) {
    return page ? index.page(log, number) : index.item(log, number).map(item -> item.place());
  }

  /// One step of emptying a dropped log: items, then pages, then entries, then the log.
  private DropRecord purge(Freed dropped) {
    List<LogIndex.Located> items;
    List<LogIndex.Located> pages;
    List<LogIndex.Versioned> entries;
    String name;
    try (var view = index.view()) {
      var log = new LogIndex(view, dropped.log());
      items = log.items(Freed.LARGEST_PART);
      pages = items.isEmpty() ? log.pages(Freed.LARGEST_PART) : List.of();
      entries =
          items.isEmpty() && pages.isEmpty()
              ? log.entries(0, Long.MAX_VALUE, Freed.LARGEST_PART)
              : List.of();
      name = log.head().map(head -> head.name()).orElse("");
    }
    if (items.isEmpty() && pages.isEmpty() && entries.isEmpty()) {
      var purged = LogPurged.newBuilder().setLog(name).setTimeMicros(dropped.time());
      return DropRecord.newBuilder().setLogPurged(purged).build();
    }
    var record = Reclaimed.newBuilder();
    var segments = new TreeSet<Integer>();
    items.forEach(item -> segments.add(item.place().segment()));
    pages.forEach(page -> segments.add(page.place().segment()));
    entries.forEach(entry -> segments.add(entry.value().place().segment()));
    items.forEach(item -> record.addItems(item.number()));
    pages.forEach(page -> record.addPages(page.number()));
    if (!entries.isEmpty()) {
      record.setEntriesThrough(entries.getLast().version());
    }
    return DropRecord.newBuilder().setReclaimed(record.addAllSegments(segments)).build();
  }
}
