package dev.haven.account;

import java.util.Map;
import java.util.TreeMap;

/// Adds messages to the end of a chunk, or makes one from nothing, and keeps its summary. Not
/// thread-safe.
final class ChunkBuilder {
  private final PageReader pages;
  private Columns columns;
  private int count;
  private long firstUid;
  private int unseen;
  private int deleted;
  private long size;
  private long deletedSize;
  private long highestModSeq;

  ChunkBuilder(PageReader pages, int capacity) {
    this.pages = pages;
    columns = Columns.withCapacity(capacity);
  }

  /// Goes on where `chunk` ends, and takes its place.
  ChunkBuilder(Chunk chunk) {
    var summary = chunk.summary();
    pages = chunk.pages();
    columns = chunk.supersede();
    count = summary.count();
    firstUid = summary.firstUid();
    unseen = summary.unseen();
    deleted = summary.deleted();
    size = summary.size();
    deletedSize = summary.deletedSize();
    highestModSeq = summary.highestModSeq();
  }

  int count() {
    return count;
  }

  boolean full() {
    return count == Chunk.LARGEST;
  }

  void add(
      long uid,
      long modSeq,
      long flags,
      int octets,
      long receivedAt,
      int sentAfter,
      long email,
      int threadBack,
      int savedAt) {
    columns =
        columns.plus(
            count, uid, modSeq, flags, octets, receivedAt, sentAfter, email, threadBack, savedAt);
    firstUid = count == 0 ? uid : firstUid;
    count++;
    tally(flags, octets, modSeq);
  }

  /// Adds a row of another chunk.
  void add(Columns from, int row) {
    var fixed = from.fixed();
    add(
        from.uid(row),
        from.modSeq(row),
        from.flags(row),
        fixed.size[row],
        fixed.receivedAt[row],
        fixed.sentAfter[row],
        fixed.email[row],
        fixed.threadBack[row],
        fixed.savedAt[row]);
    var annotations = from.annotations(row);
    if (!annotations.isEmpty()) {
      var its = new TreeMap<>(Map.of(from.uid(row), annotations));
      columns = columns.with(columns.annotations().with(its));
    }
  }

  private void tally(long flags, int octets, long modSeq) {
    unseen += (flags & Flags.SEEN) == 0 ? 1 : 0;
    size += octets;
    highestModSeq = Math.max(highestModSeq, modSeq);
    if ((flags & Flags.DELETED) != 0) {
      deleted++;
      deletedSize += octets;
    }
  }

  Chunk build() {
    return new Chunk(summary(), columns, pages);
  }

  private ChunkSummary summary() {
    long lastUid = count == 0 ? 0 : columns.uid(count - 1);
    return new ChunkSummary(
        count,
        firstUid,
        lastUid,
        unseen,
        deleted,
        size,
        deletedSize,
        highestModSeq,
        columns.annotations().purses());
  }

  /// The same messages with other flags.
  static Chunk remarked(Chunk chunk, MarkColumns marks) {
    return remarked(chunk, marks, chunk.columns().annotations());
  }

  /// The same messages with other annotations.
  static Chunk remarked(Chunk chunk, MarkColumns marks, AnnotationColumn annotations) {
    var columns = new Columns(chunk.supersede().fixed(), marks, annotations);
    var builder = new ChunkBuilder(chunk.pages(), 0);
    builder.columns = columns;
    builder.firstUid = chunk.firstUid();
    for (int row = 0; row < chunk.count(); row++) {
      builder.count++;
      builder.tally(columns.flags(row), columns.size(row), columns.modSeq(row));
    }
    return builder.build();
  }
}
