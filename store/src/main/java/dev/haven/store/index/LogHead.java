package dev.haven.store.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;

/// What the index knows of a log beside its entries.
///
/// @param name of the log
/// @param dropped whether it only waits to be purged
/// @param checkpoint place of its newest checkpoint, or [Place#NOWHERE]
/// @param version that the checkpoint contains; 0 if there is none
/// @param keptFrom entries before this version are forgotten
/// @param hash SHA-256 of the entry `version`; all zero if there is no checkpoint
/// @param entryTime when that entry was appended, in microseconds
/// @param newestItem the largest item number that the log had at the checkpoint
@SuppressWarnings("ArrayRecordComponent") // a value on its way to or from bytes
public record LogHead(
    String name,
    boolean dropped,
    Place checkpoint,
    long version,
    long keptFrom,
    byte[] hash,
    long entryTime,
    long newestItem) {
  static final int HASH = 32;

  static LogHead begin(String name) {
    return new LogHead(name, false, Place.NOWHERE, 0, 1, new byte[HASH], 0, 0);
  }

  LogHead drop() {
    return new LogHead(name, true, checkpoint, version, keptFrom, hash, entryTime, newestItem);
  }

  LogHead at(Place newPlace) {
    return new LogHead(name, dropped, newPlace, version, keptFrom, hash, entryTime, newestItem);
  }

  byte[] encode() {
    var text = name.getBytes(UTF_8);
    var bytes = ByteBuffer.allocate(1 + Places.SIZE + 32 + HASH + text.length);
    Places.put(bytes.put((byte) (dropped ? 1 : 0)), checkpoint);
    return bytes
        .putLong(version)
        .putLong(keptFrom)
        .put(hash)
        .putLong(entryTime)
        .putLong(newestItem)
        .put(text)
        .array();
  }

  static LogHead decode(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    boolean dropped = bytes.get() != 0;
    var place = Places.next(bytes);
    long version = bytes.getLong();
    long keptFrom = bytes.getLong();
    var hash = new byte[HASH];
    bytes.get(hash);
    long entryTime = bytes.getLong();
    long newestItem = bytes.getLong();
    var name = UTF_8.decode(bytes).toString();
    return new LogHead(name, dropped, place, version, keptFrom, hash, entryTime, newestItem);
  }
}
