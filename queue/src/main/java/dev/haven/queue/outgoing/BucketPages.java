package dev.haven.queue.outgoing;

import dev.haven.queue.format.QueueCheckpoint;
import dev.haven.queue.format.StoredPages;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which pages of the store hold the buckets of a queue log.
///
/// A page that is written again has a new number: the store ends the old one a while after it was
/// dropped, and would end a new one of the same number with it. Numbers that a checkpoint did not
/// use after all are passed over. Read by any thread, changed by the one that writes checkpoints.
final class BucketPages {
  private volatile Map<Long, StoredPages> current = Map.of();
  private long next;

  /// Takes over what a checkpoint says.
  void load(QueueCheckpoint root) {
    var pages = new TreeMap<Long, StoredPages>();
    for (long bucket : root.getFormat1BucketsList()) {
      pages.put(bucket, pages(bucket, 2 * bucket));
    }
    root.getPagesList().forEach(each -> pages.put(each.getBucket(), each));
    current = pages;
    next = Math.max(next, root.getNextPage());
  }

  /// Passes over the numbers that checkpoints of format 1 gave to the buckets up to this one.
  void loaded(long newestBucket) {
    next = Math.max(next, 2 * (newestBucket + 1));
  }

  Map<Long, StoredPages> current() {
    return current;
  }

  Optional<StoredPages> of(long bucket) {
    return Optional.ofNullable(current.get(bucket));
  }

  /// Two numbers that were never used.
  StoredPages fresh(long bucket) {
    var fresh = pages(bucket, next);
    next += 2;
    return fresh;
  }

  long next() {
    return next;
  }

  /// A checkpoint with these was taken.
  void taken(Map<Long, StoredPages> pages) {
    current = pages;
  }

  private static StoredPages pages(long bucket, long first) {
    return StoredPages.newBuilder()
        .setBucket(bucket)
        .setMessages(first)
        .setHistories(first + 1)
        .build();
  }
}
