package dev.haven.store.index;

import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;

/// What the index knows of an entry.
///
/// @param time in microseconds since 1970
/// @param hash SHA-256 of its record, which the next entry names
@SuppressWarnings("ArrayRecordComponent") // a value on its way to or from bytes
public record EntryValue(Place place, long time, byte[] hash) {
  byte[] encode() {
    var bytes = ByteBuffer.allocate(Places.SIZE + 8 + hash.length);
    return Places.put(bytes, place).putLong(time).put(hash).array();
  }

  static EntryValue decode(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    var place = Places.next(bytes);
    long time = bytes.getLong();
    var hash = new byte[bytes.remaining()];
    bytes.get(hash);
    return new EntryValue(place, time, hash);
  }
}
