package dev.haven.imap.sort;

import java.util.Arrays;

/// Sorts row numbers without an object for each: merges of runs, equal rows staying as they are,
/// and nothing moved where two runs are in order already.
final class MergeSort {
  private static final int RUN = 16;

  private MergeSort() {}

  /// The rows from 0 to `count` in order.
  static int[] order(int count, Column column) {
    var rows = new int[count];
    Arrays.setAll(rows, i -> i);
    for (int from = 0; from < count; from += RUN) {
      insert(rows, from, Math.min(count, from + RUN), column);
    }
    var other = new int[count];
    for (int width = RUN; width < count && width > 0; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        int middle = Math.min(count, from + width);
        merge(rows, other, from, middle, Math.min(count, middle + width), column);
      }
      var swap = rows;
      rows = other;
      other = swap;
    }
    return rows;
  }

  private static void insert(int[] rows, int from, int to, Column column) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && column.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  private static void merge(int[] from, int[] into, int first, int middle, int end, Column column) {
    if (middle == end || column.compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, first, into, first, end - first);
      return;
    }
    int left = first;
    int right = middle;
    for (int at = first; at < end; at++) {
      boolean takeLeft =
          right == end || (left < middle && column.compare(from[left], from[right]) <= 0);
      into[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
