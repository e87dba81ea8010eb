package dev.haven.queue.outgoing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The messages of one queue log by the page that they are written to, so that a checkpoint of a
/// few pages does not look at all of a large queue. Guarded by the index's lock.
final class Buckets {
  private static final int MESSAGES = 256;

  private final Map<Long, List<QueuedMessage>> live = new HashMap<>();
  private int size;

  /// The bucket of an item.
  static long of(long item) {
    return item / MESSAGES;
  }

  void add(QueuedMessage message) {
    live.computeIfAbsent(of(message.item), _ -> new ArrayList<>(1)).add(message);
    size++;
  }

  /// What is not in here stays so.
  void remove(QueuedMessage message) {
    var bucket = live.getOrDefault(of(message.item), List.of());
    if (bucket.contains(message)) {
      bucket.remove(message);
      size--;
    }
    if (bucket.isEmpty()) {
      live.remove(of(message.item));
    }
  }

  List<QueuedMessage> messages(long bucket) {
    return List.copyOf(live.getOrDefault(bucket, List.of()));
  }

  /// The buckets that hold messages.
  List<Long> numbers() {
    return List.copyOf(live.keySet());
  }

  int size() {
    return size;
  }
}
