package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredJob;

/// Up to 64 recipients of one message at one destination, which are tried together. Guarded by the
/// index's lock.
final class Job implements Comparable<Job> {
  final QueuedMessage message;
  final int number;
  Destination destination;

  /// Recipients that are neither delivered nor given up.
  long remaining;

  long due;
  int attempts;
  boolean held;
  boolean delayReported;

  /// Whether a worker has it now.
  boolean active;

  /// Whether its last attempt told of the destination only, not of its recipients.
  boolean waitsForDestination;

  Job(QueuedMessage message, int number, Destination destination, StoredJob stored) {
    this.message = message;
    this.number = number;
    this.destination = destination;
    apply(stored);
  }

  void apply(StoredJob stored) {
    remaining = stored.getRemaining();
    due = stored.getDueSeconds();
    attempts = stored.getAttempts();
    held = stored.getHeld();
    delayReported = stored.getDelayReported();
  }

  StoredJob stored() {
    return StoredJob.newBuilder()
        .setDestination(destination.name())
        .setRemaining(remaining)
        .setDueSeconds(due)
        .setAttempts(attempts)
        .setHeld(held)
        .setDelayReported(delayReported)
        .build();
  }

  /// Whether it waits for its time, and nothing else.
  boolean waiting() {
    return remaining != 0 && !held && !active;
  }

  @Override
  public int compareTo(Job other) {
    int byDue = Long.compare(due, other.due);
    int byId = byDue != 0 ? byDue : Long.compare(message.id, other.message.id);
    return byId != 0 ? byId : Integer.compare(number, other.number);
  }
}
