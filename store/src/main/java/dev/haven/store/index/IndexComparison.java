package dev.haven.store.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Compares two indexes key by key.
///
/// The position is left out, and so are counts of live bytes that are zero: a segment may be known
/// to have none, or not be known.
public final class IndexComparison {
  private IndexComparison() {}

  /// What differs, in words, at most `most` of it.
  ///
  /// @param expected the index that the journal gives
  /// @param step run for each key; what it throws ends the work
  public static List<String> differences(Index expected, Index actual, int most, Runnable step) {
    var found = new ArrayList<String>();
    try (var right = expected.view();
        var wrong = actual.view();
        var one = right.cursor();
        var other = wrong.cursor()) {
      while (found.size() < most && (one.valid() || other.valid())) {
        step.run();
        int order = order(one, other);
        if (order != 0) {
          var only = order < 0 ? one : other;
          if (matters(only)) {
            found.add((order < 0 ? "lacks " : "has too much: ") + name(only.key()));
          }
        } else if (matters(one) && !Arrays.equals(one.value(), other.value())) {
          found.add("differs at " + name(one.key()));
        }
        if (order <= 0) {
          one.next();
        }
        if (order >= 0) {
          other.next();
        }
      }
    }
    found.addAll(liveBytes(expected.liveBytes(), actual.liveBytes()));
    return found;
  }

  private static int order(View.Cursor one, View.Cursor other) {
    if (!one.valid() || !other.valid()) {
      return one.valid() ? -1 : 1;
    }
    return Arrays.compareUnsigned(one.key(), other.key());
  }

  private static boolean matters(View.Cursor at) {
    byte kind = at.key()[0];
    return kind != Keys.POSITION && kind != Keys.SEGMENT;
  }

  private static List<String> liveBytes(Map<Integer, Long> expected, Map<Integer, Long> actual) {
    var found = new ArrayList<String>();
    var all = new java.util.TreeSet<>(expected.keySet());
    all.addAll(actual.keySet());
    for (int segment : all) {
      long right = expected.getOrDefault(segment, 0L);
      long wrong = actual.getOrDefault(segment, 0L);
      if (right != wrong) {
        found.add("segment " + segment + ": " + wrong + " live bytes instead of " + right);
      }
    }
    return found;
  }

  private static String name(byte[] key) {
    return (char) key[0] + " " + HexFormat.of().formatHex(key, 1, key.length);
  }
}
