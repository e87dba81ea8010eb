package dev.haven.queue.greylist;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.GreylistEntry;
import dev.haven.queue.format.StoredTriplet;
import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What the greylist keeps in the store: entries of what has changed, now and then a checkpoint of
/// everything. For one thread at a time.
final class GreylistLog {
  static final LogId LOG = new LogId("greylist/triplets");
  private static final int FORMAT = 1;

  /// How many changes after a checkpoint, besides as many as there are entries, make another.
  private static final int TAIL = 10_000;

  private final Store store;
  private long version;
  private long sinceCheckpoint;

  GreylistLog(Store store) {
    this.store = store;
  }

  /// All that was written since the last call, by whomever, in that order.
  synchronized List<StoredTriplet> load() {
    var slice = store.read(LOG, version);
    var all = new ArrayList<StoredTriplet>();
    slice
        .checkpoint()
        .ifPresent(checkpoint -> {
          all.addAll(parsed(checkpoint.root()));
          version = checkpoint.version();
        });
    for (var entry : slice.entries()) {
      var changes = parsed(entry.payload());
      sinceCheckpoint += changes.size();
      all.addAll(changes);
      version = entry.version();
    }
    return all;
  }

  private static List<StoredTriplet> parsed(byte[] bytes) {
    try {
      return GreylistEntry.parseFrom(bytes).getTripletsList();
    } catch (InvalidProtocolBufferException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "an entry of the greylist cannot be read: " + e.getMessage(),
          "run haven verify, and restore the data directory from a backup if it finds damage",
          e);
    }
  }

  /// Writes changes down.
  ///
  /// @return what others had written meanwhile
  synchronized List<StoredTriplet> append(
      Map<Key, Visits> changes, Supplier<? extends Map<Key, Visits>> all) {
    var others = new ArrayList<StoredTriplet>();
    while (!settled(store.append(Append.of(LOG, version + 1, bytes(changes))))) {
      others.addAll(load());
    }
    version++;
    sinceCheckpoint += changes.size();
    checkpointIfLong(all);
    return others;
  }

  private void checkpointIfLong(Supplier<? extends Map<Key, Visits>> all) {
    if (sinceCheckpoint < TAIL) {
      return;
    }
    var now = all.get();
    if (sinceCheckpoint < TAIL + now.size()) {
      return;
    }
    sinceCheckpoint = 0;
    var checkpoint = new Checkpoint(version, bytes(now));
    settled(store.checkpoint(LOG, checkpoint, List.of(), new long[0]));
  }

  private static byte[] bytes(Map<Key, Visits> triplets) {
    var entry = GreylistEntry.newBuilder().setFormat(FORMAT);
    triplets.forEach((key, visits) ->
        entry.addTriplets(
            StoredTriplet.newBuilder()
                .setHigh(key.high())
                .setLow(key.low())
                .setFirstSeconds(visits.first())
                .setLastSeconds(visits.last())
                .setPasses(visits.passes())));
    return entry.build().toByteArray();
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
