package dev.haven.queue.outgoing;

import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jobs that wait at one destination. Of those that are due the most urgent goes first (RFC
/// 6710 §5), and among equals the one that has been due longest. Guarded by the index's lock.
final class WaitingJobs {
  private final TreeMap<Byte, TreeSet<Job>> byPriority = new TreeMap<>(Comparator.reverseOrder());

  void add(Job job) {
    byPriority.computeIfAbsent(job.message.priority, _ -> new TreeSet<>()).add(job);
  }

  void remove(Job job) {
    byPriority.computeIfPresent(
        job.message.priority,
        (_, jobs) -> {
          jobs.remove(job);
          return jobs.isEmpty() ? null : jobs;
        });
  }

  boolean isEmpty() {
    return byPriority.isEmpty();
  }

  int size() {
    return byPriority.values().stream().mapToInt(TreeSet::size).sum();
  }

  Stream<Job> stream() {
    return byPriority.values().stream().flatMap(TreeSet::stream);
  }

  /// When the first of them is due; [Long#MAX_VALUE] if there is none.
  long earliest() {
    long earliest = Long.MAX_VALUE;
    for (var jobs : byPriority.values()) {
      earliest = Math.min(earliest, jobs.getFirst().due);
    }
    return earliest;
  }

  /// Takes the next one that is due.
  @Nullable Job take(long now) {
    for (var jobs : byPriority.values()) {
      var first = jobs.getFirst();
      if (first.due <= now) {
        remove(first);
        return first;
      }
    }
    return null;
  }
}
