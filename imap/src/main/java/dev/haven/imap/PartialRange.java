package dev.haven.imap;

import dev.haven.account.UidSetBuilder;
import dev.haven.wire.SyntaxException;

/// `PARTIAL 1:500` or `PARTIAL -1:-500`, RFC 9394 §4: some of many, counted from the first or from
/// the last.
///
/// @param first not above `last`
/// @param fromEnd whether 1 is the last of them
record PartialRange(long first, long last, boolean fromEnd, String wire) {

  /// Behind `PARTIAL` and its space.
  static PartialRange parse(ImapCursor in) throws SyntaxException {
    boolean fromEnd = in.accept('-');
    long one = in.nzNumber();
    in.expect(':');
    if (fromEnd) {
      in.expect('-');
    }
    long other = in.nzNumber();
    var sign = fromEnd ? "-" : "";
    var wire = sign + one + ":" + sign + other;
    return new PartialRange(Math.min(one, other), Math.max(one, other), fromEnd, wire);
  }

  /// How many it asks for.
  long count() {
    return last - first + 1;
  }

  /// The first place of so many that is in the range, from 1; above [#to] if none is.
  long from(long count) {
    return fromEnd ? Math.max(1, count - last + 1) : first;
  }

  long to(long count) {
    return fromEnd ? count - first + 1 : Math.min(count, last);
  }

  /// Those of the messages that are in the range.
  Selection of(Selection all) {
    long from = from(all.count());
    long to = to(all.count());
    var some = new UidSetBuilder();
    long place = 1;
    for (int range = 0; range < all.ranges() && place <= to; range++) {
      long begin = all.first(range) + 1L;
      long end = all.last(range) + 1L;
      long chosenFrom = begin + Math.max(0, from - place);
      long chosenTo = Math.min(end, begin + to - place);
      if (chosenFrom <= chosenTo) {
        some.add(chosenFrom, chosenTo);
      }
      place += end - begin + 1;
    }
    return Selection.ofNumbers(some.build());
  }
}
