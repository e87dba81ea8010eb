package dev.haven.queue.greylist;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.GreylistEntry;
import dev.haven.queue.format.StoredTriplet;
import dev.haven.queue.notes.NoteLog;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the greylist keeps in the store: entries of what has changed, now and then a checkpoint of
/// everything. For one thread at a time.
final class GreylistLog {
  static final LogId LOG = new LogId("greylist/triplets");
  private static final int FORMAT = 1;

  /// How many changes after a checkpoint, besides half as many as there are entries, make another.
  private static final int TAIL = 10_000;

  private final NoteLog log;

  GreylistLog(Store store) {
    this.log = new NoteLog(store, LOG, TAIL);
  }

  /// All that was written since the last call, by whomever, in that order.
  List<StoredTriplet> load() {
    return parsed(log.load(bytes -> parsed(bytes).size()));
  }

  private static List<StoredTriplet> parsed(List<byte[]> entries) {
    return entries.stream().flatMap(bytes -> parsed(bytes).stream()).toList();
  }

  private static List<StoredTriplet> parsed(byte[] bytes) {
    try {
      return GreylistEntry.parseFrom(bytes).getTripletsList();
    } catch (InvalidProtocolBufferException e) {
      throw NoteLog.damaged(LOG, e);
    }
  }

  /// Writes changes down.
  ///
  /// @param kept how many entries there are
  /// @return what others had written meanwhile
  List<StoredTriplet> append(
      Map<Key, Visits> changes, int kept, Supplier<? extends Map<Key, Visits>> all) {
    var notes = new NoteLog.Notes(changes.size(), bytes(changes));
    return parsed(log.append(notes, bytes -> parsed(bytes).size(), kept, () -> bytes(all.get())));
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
}
