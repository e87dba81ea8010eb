package dev.haven.queue.outgoing;

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
    return new Write(List.of(), Optional.of(new Arrival(letter, body, due)), List.of());
  }

  Write with(QueueChange more) {
    var all = new ArrayList<>(changes);
    all.add(more);
    return new Write(List.copyOf(all), arrival, freed);
  }

  Write with(Arrival more) {
    return new Write(changes, Optional.of(more), freed);
  }

  Write freeing(long item) {
    return new Write(changes, arrival, List.of(item));
  }
}
