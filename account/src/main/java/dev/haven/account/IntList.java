package dev.haven.account;

import java.util.Arrays;

/// A growing list of `int`. Not thread-safe.
final class IntList {
  private int[] values = new int[8];
  private int count;

  void add(int value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
