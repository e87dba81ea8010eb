package dev.haven.store.index;

import dev.haven.store.BlobId;
import dev.haven.store.BlobRef;
import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What the index knows of an item: its body, where its card record lies, and the card itself, so
/// that reading cards in order is one walk through the index.
public record ItemValue(BlobRef blob, Place place) {
  static final int CARD_OFFSET = 24 + Places.SIZE;

  static byte[] encode(BlobRef blob, Place place, byte[] card) {
    var bytes = ByteBuffer.allocate(CARD_OFFSET + card.length);
    bytes.putLong(blob.id().high()).putLong(blob.id().low()).putLong(blob.length());
    return Places.put(bytes, place).put(card).array();
  }

  static ItemValue decode(byte[] value) {
    return decode(ByteBuffer.wrap(value));
  }

  static ItemValue decode(ByteBuffer bytes) {
    var id = new BlobId(bytes.getLong(), bytes.getLong());
    return new ItemValue(new BlobRef(id, bytes.getLong()), Places.next(bytes));
  }

  static byte[] card(byte[] value) {
    return Arrays.copyOfRange(value, CARD_OFFSET, value.length);
  }
}
