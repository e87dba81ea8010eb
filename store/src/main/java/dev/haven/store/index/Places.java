package dev.haven.store.index;

import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;

/// A [Place] as bytes of an index value.
final class Places {
  static final int SIZE = 12;

  private Places() {}

  static ByteBuffer put(ByteBuffer to, Place place) {
    return to.putInt(place.segment()).putInt(place.offset()).putInt(place.length());
  }

  static Place next(ByteBuffer from) {
    return new Place(from.getInt(), from.getInt(), from.getInt());
  }

  static byte[] encode(Place place) {
    return put(ByteBuffer.allocate(SIZE), place).array();
  }

  static Place decode(byte[] value) {
    return next(ByteBuffer.wrap(value));
  }
}
