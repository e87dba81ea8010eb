package dev.haven.store.index;

import dev.haven.store.BlobRef;
import dev.haven.store.segment.Place;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Some items with their cards, one behind the other in an array that serves batch after batch. For
/// one thread.
public final class ItemBatch {
  private static final int FIRST_SIZE = 4096;
  private static final int FIRST_COUNT = 8;

  private byte[] bytes = new byte[FIRST_SIZE];
  private long[] numbers = new long[FIRST_COUNT];
  private int[] ends = new int[FIRST_COUNT];
  private int count;

  public void clear() {
    count = 0;
  }

  void add(long number, Walk at) {
    int from = size();
    int length = at.value(bytes, from);
    if (length > bytes.length - from) {
      grow(from + length);
      length = at.value(bytes, from);
    }
    end(number, from + length);
  }

  void add(long number, byte[] value) {
    int from = size();
    grow(from + value.length);
    System.arraycopy(value, 0, bytes, from, value.length);
    end(number, from + value.length);
  }

  private void grow(int needed) {
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
    }
  }

  private void end(long number, int end) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    numbers[count] = number;
    ends[count++] = end;
  }

  public int count() {
    return count;
  }

  /// Bytes that are in use.
  int size() {
    return start(count);
  }

  private int start(int item) {
    return item == 0 ? 0 : ends[item - 1];
  }

  public long number(int item) {
    return numbers[item];
  }

  /// What all cards lie in, until the next batch.
  public byte[] bytes() {
    return bytes;
  }

  /// Where a card begins in [#bytes].
  public int offset(int item) {
    return start(item) + ItemValue.CARD_OFFSET;
  }

  /// The length of a card.
  public int length(int item) {
    return ends[item] - offset(item);
  }

  public BlobRef blob(int item) {
    return value(item).blob();
  }

  /// Of the card's record.
  public Place place(int item) {
    return value(item).place();
  }

  private ItemValue value(int item) {
    return ItemValue.decode(ByteBuffer.wrap(bytes, start(item), ItemValue.CARD_OFFSET));
  }
}
