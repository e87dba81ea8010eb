package dev.haven.queue.outgoing;

import dev.haven.queue.format.Ended;
import dev.haven.queue.format.Moved;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.StoredReport;
import dev.haven.store.StagedBlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to become durable in a queue log together.
///
/// @param changes in the order they are applied
/// @param arrival a message that arrives with them
/// @param freed items whose octets nobody needs any more
record Write(List<QueueChange> changes, Optional<Arrival> arrival, List<Long> freed) {
  static final Write NOTHING = new Write(List.of(), Optional.empty(), List.of());

  /// A message that arrives.
  ///
  /// @param due when it is tried first
  /// @param held whether it waits for an operator
  /// @param told what its sender is to be told of it, if that is all there is to do
  record Arrival(
      Letter letter, StagedBlob body, long due, boolean held, Optional<StoredReport> told) {
    Arrival(Letter letter, StagedBlob body, long due) {
      this(letter, body, due, false, Optional.empty());
    }
  }

  static Write of(QueueChange change) {
    return new Write(List.of(change), Optional.empty(), List.of());
  }

  static Write arrival(Letter letter, StagedBlob body, long due) {
    return NOTHING.with(new Arrival(letter, body, due));
  }

  /// A message that waits for an operator.
  static Write held(Letter letter, StagedBlob body, long now) {
    return NOTHING.with(new Arrival(letter, body, now, true, Optional.empty()));
  }

  /// A message that people here have, of which its sender is told.
  static Write announced(Letter letter, StagedBlob body, long now) {
    var told = Announcement.of(letter, now);
    return NOTHING.with(new Arrival(letter, body, now, false, Optional.of(told)));
  }

  /// When a job is tried next, and whether at all.
  static Write moved(Job job, long due, boolean held) {
    var moved =
        Moved.newBuilder()
            .setId(job.message.id)
            .setJob(job.number)
            .setDueSeconds(due)
            .setHeld(held)
            .build();
    return of(QueueChange.newBuilder().setMoved(moved).build());
  }

  /// The same, and the end of a message, whose octets nobody needs any more.
  Write ending(QueuedMessage message) {
    var ended = Ended.newBuilder().setId(message.id).build();
    return with(QueueChange.newBuilder().setEnded(ended).build()).freeing(message.item);
  }

  Write with(QueueChange more) {
    var all = new ArrayList<>(changes);
    all.add(more);
    return new Write(List.copyOf(all), arrival, freed);
  }

  Write with(Arrival more) {
    return new Write(changes, Optional.of(more), freed);
  }

  private Write freeing(long item) {
    return new Write(changes, arrival, List.of(item));
  }
}
