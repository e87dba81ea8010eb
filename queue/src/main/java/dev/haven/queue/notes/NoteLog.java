package dev.haven.queue.notes;

import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// A log whose entries each hold some notes, and now and then a checkpoint of all that is worth
/// keeping. Several nodes may write it. Safe for any thread; one at a time.
public final class NoteLog {
  /// Some notes.
  ///
  /// @param count how many
  @SuppressWarnings("ArrayRecordComponent") // handed to the store, never compared
  public record Notes(int count, byte[] bytes) {}

  private final Store store;
  private final LogId log;
  private final int tail;
  private long version;
  private long sinceCheckpoint;

  /// @param tail how many notes after a checkpoint, besides half as many as it holds, make another
  public NoteLog(Store store, LogId log, int tail) {
    this.store = store;
    this.log = log;
    this.tail = tail;
  }

  /// All that was written since the last call, by whomever, in that order.
  ///
  /// @param count tells how many notes there are in some bytes
  public synchronized List<byte[]> load(Counting count) {
    var slice = store.read(log, version);
    var all = new ArrayList<byte[]>();
    slice
        .checkpoint()
        .ifPresent(checkpoint -> {
          all.add(checkpoint.root());
          version = checkpoint.version();
        });
    for (var entry : slice.entries()) {
      sinceCheckpoint += count.of(entry.payload());
      all.add(entry.payload());
      version = entry.version();
    }
    return all;
  }

  /// Counts the notes in some bytes.
  @FunctionalInterface
  public interface Counting {
    int of(byte[] notes);
  }

  /// Writes notes down; they are durable when it returns.
  ///
  /// @param kept how many there are in all
  /// @param everything what a checkpoint holds
  /// @return what others had written meanwhile
  public synchronized List<byte[]> append(
      Notes notes, Counting count, int kept, Supplier<byte[]> everything) {
    var others = new ArrayList<byte[]>();
    while (!settled(store.append(Append.of(log, version + 1, notes.bytes())))) {
      others.addAll(load(count));
    }
    version++;
    sinceCheckpoint += notes.count();
    if (sinceCheckpoint >= tail + kept / 2) {
      sinceCheckpoint = 0;
      var checkpoint = new Checkpoint(version, everything.get());
      settled(store.checkpoint(log, checkpoint, List.of(), new long[0]));
    }
    return others;
  }

  /// What cannot be read.
  public static StoreException damaged(LogId log, Exception cause) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "an entry of " + log + " cannot be read: " + cause.getMessage(),
        "run haven verify, and restore the data directory from a backup if it finds damage",
        cause);
  }

  /// Waits for the store; false if somebody else was first.
  private static boolean settled(CompletableFuture<?> work) {
    try {
      work.join();
      return true;
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof VersionConflict) {
        return false;
      }
      throw failed.getCause() instanceof StoreException trouble ? trouble : failed;
    }
  }
}
