package dev.haven.store.index;

import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;

/// What the index knows of a blob.
///
/// @param place of the body record; [Place#NOWHERE] while only items that name it were seen
/// @param references how many items name it
/// @param rawCrc CRC32C of its bytes
public record BlobValue(Place place, int references, int rawCrc) {
  static final BlobValue UNSEEN = new BlobValue(Place.NOWHERE, 0, 0);

  boolean live() {
    return references > 0 && seen();
  }

  /// Whether its body is known to be in the journal.
  public boolean seen() {
    return !place.equals(Place.NOWHERE);
  }

  BlobValue at(Place newPlace, int crc) {
    return new BlobValue(newPlace, references, crc);
  }

  BlobValue referred(int more) {
    return new BlobValue(place, references + more, rawCrc);
  }

  byte[] encode() {
    return Places.put(ByteBuffer.allocate(Places.SIZE + 8), place)
        .putInt(references)
        .putInt(rawCrc)
        .array();
  }

  static BlobValue decode(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    return new BlobValue(Places.next(bytes), bytes.getInt(), bytes.getInt());
  }
}
