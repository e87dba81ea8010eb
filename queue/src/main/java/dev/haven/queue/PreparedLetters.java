package dev.haven.queue;

import dev.haven.queue.outgoing.Letter;
import dev.haven.queue.outgoing.MessageId;
import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Letters of one message which the queue was asked to keep, and which leave only once they are
/// released. Belongs to its session's thread.
///
/// @param number of the message
/// @param writes those of the queue, one for each letter
record PreparedLetters(
    long number, Outgoing outgoing, List<Letter> letters, List<CompletableFuture<Void>> writes) {
  private static final System.Logger LOG = System.getLogger(PreparedLetters.class.getName());

  /// Waits until the queue has all of them; throws why it has not.
  void await() {
    writes.forEach(PreparedLetters::settled);
  }

  /// Waits for a write of the queue; throws why it failed.
  static void settled(CompletableFuture<Void> write) {
    try {
      write.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException trouble ? trouble : failed;
    }
  }

  /// Lets all of them go.
  void release() {
    letters.forEach(letter -> outgoing.queue().release(letter.id(), outgoing.reports()));
  }

  /// Takes back what the queue has, once it is known whether it has it. What cannot be taken back
  /// is logged, and leaves by itself.
  void withdraw() {
    letters.forEach(this::withdraw);
  }

  private void withdraw(Letter letter) {
    for (var each : writes) {
      each.exceptionally(_ -> null).join();
    }
    try {
      outgoing.queue().withdraw(letter.id());
    } catch (StoreException | CompletionException trouble) {
      var id = MessageId.text(number);
      LOG.log(Level.ERROR, "event=not-withdrawn q={0} cause={1}", id, trouble.getMessage());
    }
  }
}
