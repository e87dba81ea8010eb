package dev.haven.account;

import java.util.Arrays;

/// Keys and their threads in the order in which they came, each key once; found again by an open
/// hash table.
///
/// Added to in place, as [FixedColumns] are: whoever holds it knows how many keys are his own, and
/// is told of no others. Adding and finding are for the account's leader; any thread may list.
final class ThreadLedger {
  private static final int SMALLEST = 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @FunctionalInterface
  interface Visitor {
    void key(long key, long thread);
  }

  private long[] keys = new long[SMALLEST];
  private long[] threads = new long[SMALLEST];

  /// Places in the columns plus one, 0 where nothing is; at most half full.
  private int[] table = new int[2 * SMALLEST];

  private int claimed;

  /// How many were ever added.
  int claimed() {
    return claimed;
  }

  /// Adds a key that is not among those that were added.
  void add(long key, long thread) {
    if (claimed == keys.length) {
      keys = Arrays.copyOf(keys, 2 * claimed);
      threads = Arrays.copyOf(threads, 2 * claimed);
      table = new int[4 * claimed];
      for (int place = 0; place < claimed; place++) {
        enter(place);
      }
    }
    keys[claimed] = key;
    threads[claimed] = thread;
    enter(claimed);
    claimed++;
  }

  private void enter(int place) {
    int slot = slot(keys[place]);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = place + 1;
  }

  private int slot(long key) {
    return (int) ((key * SPREAD) >>> 32) & (table.length - 1);
  }

  /// The thread of a key among the first `count`, -1 if it is not there.
  long find(long key, int count) {
    for (int slot = slot(key); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
      int place = table[slot] - 1;
      if (keys[place] == key) {
        return place < count ? threads[place] : -1;
      }
    }
    return -1;
  }

  /// A copy of the first `count`.
  ThreadLedger first(int count) {
    var copy = new ThreadLedger();
    each(count, copy::add);
    return copy;
  }

  void each(int count, Visitor visitor) {
    var known = keys;
    var theirs = threads;
    for (int i = 0; i < count; i++) {
      visitor.key(known[i], theirs[i]);
    }
  }
}
