package dev.haven.store.index;

import dev.haven.store.BlobRef;
import dev.haven.store.segment.Place;

/// An item with its card within its index value.
@SuppressWarnings("ArrayRecordComponent") // shown to a visitor and forgotten
public record ItemSlice(long number, byte[] value) {
  public int offset() {
    return ItemValue.CARD_OFFSET;
  }

  public int length() {
    return value.length - ItemValue.CARD_OFFSET;
  }

  public BlobRef blob() {
    return ItemValue.decode(value).blob();
  }

  /// Of the card's record.
  public Place place() {
    return ItemValue.decode(value).place();
  }
}
