package dev.haven.account;

import java.util.Arrays;

/// A set of UIDs as ascending ranges that neither overlap nor touch. Immutable.
///
/// A set may name UIDs that no message has; what is done with it then passes them over.
public final class UidSet {
  /// The largest UID, RFC 9051 §2.3.1.1.
  public static final long LARGEST = 0xFFFF_FFFFL;

  public static final UidSet NONE = new UidSet(new long[0]);
  public static final UidSet ALL = range(1, LARGEST);

  private final long[] bounds;

  /// Takes the bounds as they are: first and last of each range in turn.
  private UidSet(long[] bounds) {
    this.bounds = bounds;
  }

  static UidSet ofBounds(long[] bounds, int length) {
    return length == 0 ? NONE : new UidSet(Arrays.copyOf(bounds, length));
  }

  /// The UIDs given, in any order.
  public static UidSet of(long... uids) {
    var set = new UidSetBuilder();
    for (long uid : uids) {
      set.add(uid);
    }
    return set.build();
  }

  /// All UIDs from `first` to `last`, both included.
  public static UidSet range(long first, long last) {
    return new UidSetBuilder().add(first, last).build();
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public int ranges() {
    return bounds.length / 2;
  }

  /// The first UID of a range, ranges being counted from 0.
  public long first(int range) {
    return bounds[2 * range];
  }

  /// The last UID of a range.
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  /// How many UIDs there are in all ranges.
  public long count() {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i] + 1;
    }
    return count;
  }

  public boolean contains(long uid) {
    int range = rangeAtOrAfter(uid);
    return range < ranges() && first(range) <= uid;
  }

  /// The first range that ends at `uid` or after it, [#ranges()] if there is none.
  int rangeAtOrAfter(long uid) {
    int low = 0;
    int high = ranges();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (last(middle) < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Those that are in `others` as well.
  public UidSet common(UidSet others) {
    return without(without(others));
  }

  /// Those that are not in `others`.
  public UidSet without(UidSet others) {
    var rest = new UidSetBuilder();
    for (int range = 0; range < ranges(); range++) {
      long from = first(range);
      for (int i = others.rangeAtOrAfter(from);
          i < others.ranges() && others.first(i) <= last(range);
          i++) {
        if (others.first(i) > from) {
          rest.add(from, others.first(i) - 1);
        }
        from = others.last(i) + 1;
      }
      if (from <= last(range)) {
        rest.add(from, last(range));
      }
    }
    return rest.build();
  }

  /// All UIDs in ascending order.
  public long[] toArray() {
    var uids = new long[Math.toIntExact(count())];
    int n = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      for (long uid = bounds[i]; uid <= bounds[i + 1]; uid++) {
        uids[n++] = uid;
      }
    }
    return uids;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /// As IMAP writes it, RFC 9051 §9 `uid-set`: `1:3,7`; empty if there is nothing in it.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i + 1] != bounds[i]) {
        text.append(':').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }
}
