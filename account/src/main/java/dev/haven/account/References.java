package dev.haven.account;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many mailbox entries beyond the first an email has: only those that were copied are here.
/// Immutable; versions share what did not change.
///
/// A sorted list of leaves, each with the counts of 64 neighbouring emails, since what is copied
/// together usually arrived together.
final class References {
  private static final int LEAF_BITS = 6;
  private static final int LEAF = 1 << LEAF_BITS;

  static final References NONE = new References(new long[0], new int[0][]);

  @FunctionalInterface
  interface Visitor {
    void email(long email, int extra);
  }

  private final long[] keys;
  private final int[][] leaves;

  private References(long[] keys, int[][] leaves) {
    this.keys = keys;
    this.leaves = leaves;
  }

  /// How many mailbox entries beyond the first.
  int extra(long email) {
    int at = Arrays.binarySearch(keys, key(email));
    return at < 0 ? 0 : leaves[at][place(email)];
  }

  /// With some leaves replaced; one that has come to nothing goes.
  References with(SortedMap<Long, int[]> changed) {
    var all = new TreeMap<Long, int[]>();
    for (int i = 0; i < keys.length; i++) {
      all.put(keys[i], leaves[i]);
    }
    changed.forEach((key, leaf) -> put(all, key, leaf));
    var allKeys = all.keySet().stream().mapToLong(Long::longValue).toArray();
    return new References(allKeys, all.values().toArray(int[][]::new));
  }

  private static void put(SortedMap<Long, int[]> all, Long key, int[] leaf) {
    if (Arrays.stream(leaf).allMatch(extra -> extra == 0)) {
      all.remove(key);
    } else {
      all.put(key, leaf);
    }
  }

  /// A copy of the leaf that an email belongs to, [#place] telling where in it.
  int[] leaf(long email) {
    int at = Arrays.binarySearch(keys, key(email));
    return at < 0 ? new int[LEAF] : leaves[at].clone();
  }

  static long key(long email) {
    return email >>> LEAF_BITS;
  }

  static int place(long email) {
    return (int) email & (LEAF - 1);
  }

  /// Visits what is here in ascending order.
  void each(Visitor visitor) {
    for (int i = 0; i < keys.length; i++) {
      for (int j = 0; j < LEAF; j++) {
        if (leaves[i][j] != 0) {
          visitor.email((keys[i] << LEAF_BITS) + j, leaves[i][j]);
        }
      }
    }
  }
}
