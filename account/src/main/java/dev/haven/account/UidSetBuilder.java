package dev.haven.account;

import java.util.Arrays;
import java.util.Comparator;

/// Collects UIDs and ranges in any order into a [UidSet]; cheapest when they ascend. Not
/// thread-safe.
public final class UidSetBuilder {
  private long[] bounds = new long[8];
  private int length;
  private boolean ascending = true;

  public UidSetBuilder add(long uid) {
    return add(uid, uid);
  }

  /// Adds all UIDs between two, both included, whichever is the larger.
  public UidSetBuilder add(long one, long other) {
    long first = Math.min(one, other);
    long last = Math.max(one, other);
    if (length > 0 && first >= bounds[length - 2] && first <= bounds[length - 1] + 1) {
      bounds[length - 1] = Math.max(bounds[length - 1], last);
      return this;
    }
    ascending &= length == 0 || first > bounds[length - 1];
    if (length == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * length);
    }
    bounds[length++] = first;
    bounds[length++] = last;
    return this;
  }

  public UidSetBuilder add(UidSet uids) {
    for (int range = 0; range < uids.ranges(); range++) {
      add(uids.first(range), uids.last(range));
    }
    return this;
  }

  public UidSet build() {
    return ascending ? UidSet.ofBounds(bounds, length) : sorted().build();
  }

  private UidSetBuilder sorted() {
    var ranges = new long[length / 2][];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = new long[] {bounds[2 * i], bounds[2 * i + 1]};
    }
    Arrays.sort(ranges, Comparator.comparingLong(range -> range[0]));
    var result = new UidSetBuilder();
    for (var range : ranges) {
      result.add(range[0], range[1]);
    }
    return result;
  }
}
