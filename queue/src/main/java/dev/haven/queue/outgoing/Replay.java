package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.Moved;
import dev.haven.queue.format.Paused;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.Queued;
import dev.haven.queue.format.Reported;
import dev.haven.queue.format.StoredJob;
import dev.haven.queue.format.StoredMessage;
import dev.haven.queue.format.StoredReport;
import dev.haven.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the durable changes of one log make of the index, when they are written and when they are
/// read again. Saying the same twice does no harm.
///
/// Whoever calls holds the index's lock. Throws [StoreException] at a change of a kind that this
/// version does not know.
final class Replay {
  private final QueueIndex index;
  private final int log;

  /// @param log its number
  Replay(QueueIndex index, int log) {
    this.index = index;
    this.log = log;
  }

  /// Applies a change that is durable.
  void apply(QueueChange change) {
    switch (change.getChangeCase()) {
      case LEASED -> {}
      case QUEUED -> queued(change.getQueued());
      case ATTEMPTED -> attempted(change.getAttempted());
      case REPORTED -> reported(change.getReported());
      case MOVED -> moved(change.getMoved());
      case PAUSED -> paused(change.getPaused());
      case ENDED -> index.message(change.getEnded().getId()).ifPresent(index::remove);
      case CHANGE_NOT_SET ->
          throw new StoreException(
              StoreException.Kind.DAMAGED,
              "the queue was written by a newer Haven",
              "start the version that wrote it, or a later one");
    }
  }

  private void queued(Queued queued) {
    put(
        new QueuedMessage(
            queued.getId(), queued.getItem(), queued.getArrivedSeconds(), log, queued.getUrgency()),
        queued.getJobsList(),
        queued.getOwedList());
  }

  /// Takes in a message that a checkpoint has.
  QueuedMessage restore(StoredMessage stored) {
    var message =
        new QueuedMessage(
            stored.getId(), stored.getItem(), stored.getArrivedSeconds(), log, stored.getUrgency());
    put(message, stored.getJobsList(), stored.getOwedList());
    return message;
  }

  private void put(QueuedMessage message, List<StoredJob> jobs, List<StoredReport> owed) {
    index.message(message.id).ifPresent(index::remove);
    message.owed = owed.isEmpty() ? List.of() : List.copyOf(owed);
    message.jobs = new Job[jobs.size()];
    for (int i = 0; i < message.jobs.length; i++) {
      var stored = jobs.get(i);
      message.jobs[i] = new Job(message, i, index.destination(stored.getDestination()), stored);
      index.wait(message.jobs[i]);
    }
    index.put(message);
  }

  private Optional<Job> job(long id, int number) {
    return index.message(id).filter(m -> number < m.jobs.length).map(m -> m.jobs[number]);
  }

  private void attempted(Attempted attempted) {
    var found = job(attempted.getId(), attempted.getJob());
    if (found.isEmpty()) {
      return;
    }
    var job = found.get();
    job.destination.remove(job);
    job.active = false;
    boolean held = job.held; // an operator's word, which may have come meanwhile
    job.apply(attempted.getAfter());
    job.held = held;
    index.wait(job);
    if (attempted.hasOwed()) {
      var owed = new ArrayList<>(job.message.owed);
      owed.removeIf(report -> report.getName().equals(attempted.getOwed().getName()));
      owed.add(attempted.getOwed());
      job.message.owed = List.copyOf(owed);
    }
    index.noteUnfinished(job.message);
  }

  private void reported(Reported reported) {
    index
        .message(reported.getId())
        .ifPresent(message -> {
          message.owed =
              message.owed.stream()
                  .filter(report -> !report.getName().equals(reported.getName()))
                  .toList();
          index.noteUnfinished(message);
        });
  }

  private void moved(Moved moved) {
    job(moved.getId(), moved.getJob())
        .ifPresent(job -> index.move(job, moved.getDueSeconds(), moved.getHeld()));
  }

  private void paused(Paused change) {
    if (change.getDestination().isEmpty()) {
      index.pause(change.getNow());
    } else {
      var destination = index.destination(change.getDestination());
      destination.pause(change.getNow());
      index.schedule(destination);
    }
  }
}
