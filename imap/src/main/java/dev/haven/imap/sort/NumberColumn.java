package dev.haven.imap.sort;

import dev.haven.account.Messages;
import java.util.Arrays;

/// The numbers that messages are sorted by.
public final class NumberColumn implements Column {
  private final long[] numbers;

  NumberColumn(long[] numbers) {
    this.numbers = numbers;
  }

  static NumberColumn of(SortKey key, Messages messages, int[] indexes) {
    var numbers = new long[indexes.length];
    var m = messages.cursor();
    for (int i = 0; i < indexes.length; i++) {
      if (i == 0 || indexes[i] != m.index() + 1) {
        m = messages.cursor(indexes[i]);
      }
      m.next();
      numbers[i] =
          switch (key) {
            case ARRIVAL -> m.receivedAt();
            case SIZE -> m.size();
            default -> sentDate(m.sentAt(), m.receivedAt());
          };
    }
    return new NumberColumn(numbers);
  }

  /// The sent dates of messages, in their order.
  public static long[] sentDates(Messages messages, int[] indexes) {
    return of(SortKey.DATE, messages, indexes).numbers;
  }

  /// RFC 5256 §2.2: INTERNALDATE stands in for a date that is missing or none.
  static long sentDate(long sentAt, long receivedAt) {
    return sentAt == Long.MIN_VALUE ? receivedAt : sentAt;
  }

  @Override
  public int compare(int row, int other) {
    return Long.compare(numbers[row], numbers[other]);
  }

  /// The rows in order, equal ones as they are.
  int[] order(boolean reverse) {
    return order(numbers, reverse);
  }

  /// The rows in the order of their numbers, equal ones as they are.
  ///
  /// Number and row are put into one long, where there is room for both, and sorted as such:
  /// several times as fast as comparing rows.
  public static int[] order(long[] numbers, boolean reverse) {
    int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(numbers.length);
    long least = Arrays.stream(numbers).min().orElse(0);
    long most = Arrays.stream(numbers).max().orElse(0);
    long span = most - least;
    if (span < 0 || Long.numberOfLeadingZeros(span) <= rowBits) {
      return MergeSort.order(
          numbers.length,
          (a, b) ->
              reverse
                  ? Long.compare(numbers[b], numbers[a])
                  : Long.compare(numbers[a], numbers[b]));
    }
    var packed = new long[numbers.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = ((reverse ? most - numbers[i] : numbers[i] - least) << rowBits) | i;
    }
    Arrays.sort(packed);
    var order = new int[packed.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) (packed[i] & ((1L << rowBits) - 1));
    }
    return order;
  }
}
