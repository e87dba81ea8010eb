package dev.haven.store.index;

import java.util.Arrays;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A walk through keys in ascending order, most of which lie close together. Keys and values are
/// copied into arrays that are there already: to have the index make one for each costs more than
/// all the rest of the walk. For one thread; close it before its view.
final class Walk implements AutoCloseable {
  /// Steps that cost less than to seek.
  private static final int SHORT = 8;

  private final RocksIterator at;

  /// Of a longer key, only its beginning.
  private final byte[] key = new byte[Keys.LONGEST_OF_NUMBERS];

  private int length;
  private boolean begun;
  private boolean valid;

  Walk(RocksIterator at) {
    this.at = at;
  }

  /// Goes to the first key that is not before `wanted`.
  ///
  /// @return whether there is one
  boolean seek(byte[] wanted) {
    at.seek(wanted);
    begun = true;
    return arrived();
  }

  boolean next() {
    at.next();
    return arrived();
  }

  private boolean arrived() {
    valid = at.isValid();
    if (valid) {
      length = Math.min(at.key(key), key.length);
    } else {
      check();
    }
    return valid;
  }

  private void check() {
    try {
      at.status();
    } catch (RocksDBException e) {
      throw Index.failure("read the index", e);
    }
  }

  /// Goes to a key.
  ///
  /// @param wanted behind the one before
  /// @return whether it is there
  boolean find(byte[] wanted) {
    int order = begun ? approach(wanted) : -1;
    if (order < 0) {
      seek(wanted);
      order = order(wanted);
    }
    return order == 0;
  }

  /// A few steps towards a key; says as [#order] whether that was enough.
  private int approach(byte[] wanted) {
    int order = order(wanted);
    for (int steps = 0; order < 0 && steps < SHORT; steps++) {
      next();
      order = order(wanted);
    }
    return order;
  }

  /// Negative while the key is ahead.
  private int order(byte[] wanted) {
    return valid ? Arrays.compareUnsigned(key, 0, length, wanted, 0, wanted.length) : 1;
  }

  /// Whether it stands at a key that begins so.
  boolean isWithin(byte[] prefix) {
    return valid
        && length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /// The key it stands at, until it goes on.
  byte[] key() {
    return key;
  }

  /// Copies the value it stands at, as much of it as there is room for.
  ///
  /// @return how long the whole value is
  int value(byte[] into, int from) {
    return at.value(into, from, into.length - from);
  }

  @Override
  public void close() {
    at.close();
  }
}
