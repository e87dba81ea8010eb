package dev.haven.account;

import java.lang.ref.SoftReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Up to 512 neighbouring messages of a mailbox. What it says never changes, so that snapshots
/// share it and a comparison passes over it by identity; where its columns lie does change.
///
/// ## Where the columns are
///
/// A new chunk has its columns in memory. Once a checkpoint holds them on a page, memory keeps them
/// only while there is plenty (a soft reference), and they are read again when they are asked for.
/// When a successor takes its place, a chunk holds on to its columns for good: its page will be
/// dropped with the next checkpoint, yet an old snapshot in some session may still need them. So a
/// column can always be had for as long as a snapshot is held. (Rejected: reference-counted pages,
/// which every session would have to give back.)
///
/// Any thread may read; the summary costs nothing, the columns may cost a read from the store.
final class Chunk {
  /// Chunks grow to this many messages.
  static final int LARGEST = 512;

  /// A chunk smaller than this is joined to its neighbour when a checkpoint comes by.
  static final int SMALL = 192;

  private final ChunkSummary summary;
  private final PageReader pages;
  private volatile long page;
  private volatile @Nullable Columns held;
  private volatile @Nullable SoftReference<Columns> cached;
  private boolean superseded;

  /// A chunk that no checkpoint holds yet.
  Chunk(ChunkSummary summary, Columns columns, PageReader pages) {
    this.summary = summary;
    this.pages = pages;
    this.held = columns;
  }

  /// A chunk that lies on a page and is read when it is asked for.
  Chunk(ChunkSummary summary, long page, PageReader pages) {
    this.summary = summary;
    this.pages = pages;
    this.page = page;
  }

  ChunkSummary summary() {
    return summary;
  }

  int count() {
    return summary.count();
  }

  long firstUid() {
    return summary.firstUid();
  }

  long lastUid() {
    return summary.lastUid();
  }

  PageReader pages() {
    return pages;
  }

  /// The page of the checkpoint that holds it, 0 if there is none yet.
  long page() {
    return page;
  }

  boolean inMemory() {
    var soft = cached;
    return held != null || (soft != null && soft.get() != null);
  }

  Columns columns() {
    var columns = held;
    if (columns != null) {
      return columns;
    }
    var soft = cached;
    columns = soft == null ? null : soft.get();
    return columns == null ? load() : columns;
  }

  private Columns load() {
    var columns = pages.read(page, summary);
    synchronized (this) {
      if (held == null) {
        cached = new SoftReference<>(columns);
      }
    }
    return columns;
  }

  /// Another chunk is about to take its place in a newer snapshot.
  Columns supersede() {
    var columns = columns();
    synchronized (this) {
      superseded = true;
      held = columns;
    }
    return columns;
  }

  /// A durable checkpoint holds it now.
  synchronized void paged(long number) {
    page = number;
    var columns = held;
    if (columns != null && !superseded) {
      cached = new SoftReference<>(columns);
      held = null;
    }
  }

  /// The row of a UID, or where it would be, as `-(row) - 1`.
  int rowOf(long uid) {
    return columns().rowOf(uid, count());
  }

  /// Whether it may hold any message of the set.
  boolean touches(UidSet uids) {
    int range = uids.rangeAtOrAfter(firstUid());
    return range < uids.ranges() && uids.first(range) <= lastUid();
  }

  /// Visits the rows whose UID is in the set, in ascending order.
  void rowsIn(UidSet uids, IntConsumer visitor) {
    var columns = columns();
    int row = 0;
    for (int range = uids.rangeAtOrAfter(firstUid()); range < uids.ranges(); range++) {
      int found = columns.rowOf(uids.first(range), count());
      row = Math.max(row, found < 0 ? -found - 1 : found);
      while (row < count() && columns.uid(row) <= uids.last(range)) {
        visitor.accept(row++);
      }
      if (row == count()) {
        return;
      }
    }
  }
}
