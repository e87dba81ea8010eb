package dev.haven.queue.outgoing;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredHistories;
import dev.haven.queue.format.StoredHistory;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was tried, attempt by attempt: the older ones in pages of the checkpoint, those since then
/// in memory. Of many attempts the first and the latest are kept. Guarded by the index's lock, but
/// for reading pages.
final class Histories {
  private static final int KEPT = 12;

  private final Map<Long, List<StoredAttempt>> recent = new HashMap<>();

  void add(long message, StoredAttempt attempt) {
    recent.computeIfAbsent(message, _ -> new ArrayList<>()).add(attempt);
  }

  void forget(long message) {
    recent.remove(message);
  }

  List<StoredAttempt> recent(long message) {
    return List.copyOf(recent.getOrDefault(message, List.of()));
  }

  /// What the checkpoint has now.
  void written(Map<Long, List<StoredAttempt>> saved) {
    saved.forEach((message, attempts) -> {
      var kept = recent.get(message);
      if (kept != null) {
        kept.removeAll(attempts);
        if (kept.isEmpty()) {
          recent.remove(message);
        }
      }
    });
  }

  /// The histories of a page, by message.
  static Map<Long, List<StoredAttempt>> page(Store store, QueueLog log, long number) {
    try {
      var histories = new LinkedHashMap<Long, List<StoredAttempt>>();
      for (var history :
          StoredHistories.parseFrom(store.page(log.id(), number)).getMessagesList()) {
        histories.put(history.getId(), history.getAttemptsList());
      }
      return histories;
    } catch (InvalidProtocolBufferException e) {
      throw Checkpoints.damaged(log.id(), e);
    } catch (StoreException absent) {
      if (absent.kind() == StoreException.Kind.GONE) {
        return Map.of();
      }
      throw absent;
    }
  }

  static List<StoredAttempt> joined(List<StoredAttempt> older, List<StoredAttempt> newer) {
    var all = new ArrayList<>(older);
    all.addAll(newer);
    if (all.size() > KEPT) {
      all.subList(2, all.size() - KEPT + 2).clear();
    }
    return all;
  }

  static StoredHistory stored(long message, List<StoredAttempt> attempts) {
    return StoredHistory.newBuilder().setId(message).addAllAttempts(attempts).build();
  }
}
