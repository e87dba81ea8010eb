package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredMessage;
import dev.haven.queue.format.StoredReport;
import java.util.List;

/// A message in the index: as little as it takes, for there may be a million. Guarded by the
/// index's lock.
final class QueuedMessage {
  final long id;
  final long item;
  final long arrived;
  final int log;
  Job[] jobs = {};

  /// What its sender has to be told; nearly always nothing.
  List<StoredReport> owed = List.of();

  /// Whether somebody is writing its end already.
  boolean ending;

  QueuedMessage(long id, long item, long arrived, int log) {
    this.id = id;
    this.item = item;
    this.arrived = arrived;
    this.log = log;
  }

  /// Whether nothing is left to do.
  boolean over() {
    for (var job : jobs) {
      if (job.remaining != 0) {
        return false;
      }
    }
    return owed.isEmpty();
  }

  StoredMessage stored() {
    var stored =
        StoredMessage.newBuilder()
            .setId(id)
            .setItem(item)
            .setArrivedSeconds(arrived)
            .addAllOwed(owed);
    for (var job : jobs) {
      stored.addJobs(job.stored());
    }
    return stored.build();
  }
}
