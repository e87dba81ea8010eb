package dev.haven.account;

import java.util.ArrayList;
import java.util.List;

/// Writes a set of UIDs as distances: two small numbers for each range, see `account.proto`.
final class UidCodec {
  private UidCodec() {}

  static List<Integer> encode(UidSet uids) {
    var numbers = new ArrayList<Integer>(2 * uids.ranges());
    long end = 0;
    for (int range = 0; range < uids.ranges(); range++) {
      numbers.add((int) (uids.first(range) - end));
      numbers.add((int) (uids.last(range) - uids.first(range)));
      end = uids.last(range);
    }
    return numbers;
  }

  static UidSet decode(List<Integer> numbers) {
    var uids = new UidSetBuilder();
    long end = 0;
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      long first = end + Integer.toUnsignedLong(numbers.get(i));
      end = first + Integer.toUnsignedLong(numbers.get(i + 1));
      uids.add(first, end);
    }
    return uids.build();
  }
}
