package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredMessage;
import dev.haven.queue.format.StoredReport;
import dev.haven.queue.format.Urgency;
import java.util.List;

/// A message in the index: as little as it takes, for there may be a million. Guarded by the
/// index's lock.
final class QueuedMessage {
  final long id;
  final long item;
  final long arrived;
  final int log;

  /// From -9 to 9; larger goes first (RFC 6710 §5).
  final byte priority;

  /// When it could first be sent.
  final long released;

  /// When its sender wants to hear of it; 0 for never (RFC 2852 §4).
  final long deadline;

  Job[] jobs = {};

  /// What its sender has to be told; nearly always nothing.
  List<StoredReport> owed = List.of();

  /// Whether somebody is writing its end already.
  boolean ending;

  QueuedMessage(long id, long item, long arrived, int log, Urgency urgency) {
    this.id = id;
    this.item = item;
    this.arrived = arrived;
    this.log = log;
    this.priority = (byte) urgency.getPriority();
    this.released = Math.max(arrived, urgency.getHoldUntilSeconds());
    this.deadline = urgency.getDeadlineSeconds();
  }

  private Urgency urgency() {
    return Urgency.newBuilder()
        .setPriority(priority)
        .setHoldUntilSeconds(released > arrived ? released : 0)
        .setDeadlineSeconds(deadline)
        .build();
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
    var urgency = urgency();
    if (!urgency.equals(Urgency.getDefaultInstance())) {
      stored.setUrgency(urgency);
    }
    for (var job : jobs) {
      stored.addJobs(job.stored());
    }
    return stored.build();
  }
}
