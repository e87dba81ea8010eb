package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.wire.SyntaxException;

/// The messages that a sequence set means in the mailbox as it was announced: ascending ranges of
/// indexes, so that `1:*` over a million messages is one range. Immutable.
final class Selection {
  static final Selection NOTHING = new Selection(UidSet.NONE);

  /// Message numbers, RFC 9051 §2.3.1.2.
  private final UidSet numbers;

  private Selection(UidSet numbers) {
    this.numbers = numbers;
  }

  /// @param numbers of messages that are there
  static Selection ofNumbers(UidSet numbers) {
    return new Selection(numbers);
  }

  static Selection everything(Messages messages) {
    return new Selection(messages.count() == 0 ? UidSet.NONE : UidSet.range(1, messages.count()));
  }

  /// @param byUid whether the set holds UIDs: those that nobody has are passed over (RFC 9051
  ///   §6.4.9)
  static Selection of(SequenceSet set, boolean byUid, State.Selected state) throws SyntaxException {
    var messages = state.announced().messages();
    if (set.isSavedResult()) {
      return ofUids(state.saved(), messages);
    }
    return byUid ? ofUids(set, messages) : ofNumbers(set, messages.count());
  }

  /// What a search means by it: numbers beyond the last message are nobody's (RFC 7377 §2).
  static Selection searched(SequenceSet set, boolean byUid, State.Selected state)
      throws SyntaxException {
    if (byUid || set.isSavedResult()) {
      return of(set, byUid, state);
    }
    int count = state.announced().messages().count();
    var numbers = new UidSetBuilder();
    for (int i = 0; i < set.ranges(); i++) {
      long first = set.first(i, count);
      if (first <= count && count > 0) {
        numbers.add(first, Math.min(set.last(i, count), count));
      }
    }
    return new Selection(numbers.build());
  }

  /// RFC 9051 §9, rule `seq-number`: a number beyond the last message is `BAD`. `*` in an empty
  /// mailbox is not, since programs open one with `FETCH 1:*` as they open any other.
  private static Selection ofNumbers(SequenceSet set, int count) throws SyntaxException {
    var numbers = new UidSetBuilder();
    for (int i = 0; i < set.ranges(); i++) {
      long first = set.first(i, count);
      long last = set.last(i, count);
      if (last > count && count > 0) {
        throw new SyntaxException("message numbers up to " + count, 0);
      }
      if (count > 0) {
        numbers.add(first, last);
      }
    }
    return new Selection(numbers.build());
  }

  private static Selection ofUids(SequenceSet set, Messages messages) {
    long largest = messages.count() == 0 ? 0 : messages.uid(messages.count() - 1);
    var numbers = new UidSetBuilder();
    for (int i = 0; i < set.ranges(); i++) {
      add(set.first(i, largest), set.last(i, largest), messages, numbers);
    }
    return new Selection(numbers.build());
  }

  /// The UIDs that a set means, those of messages to come among them: `5:*` has no end.
  static UidSet uidsMeant(SequenceSet set, boolean byUid, State.Selected state)
      throws SyntaxException {
    var messages = state.announced().messages();
    if (!byUid || set.isSavedResult()) {
      return searched(set, byUid, state).uids(messages);
    }
    long last = messages.count() == 0 ? 0 : messages.uid(messages.count() - 1);
    var uids = new UidSetBuilder();
    for (int i = 0; i < set.ranges(); i++) {
      long lower = set.first(i, SequenceSet.STAR);
      if (set.last(i, SequenceSet.STAR) != SequenceSet.STAR) {
        uids.add(lower, set.last(i, last));
        continue;
      }
      if (last > 0 && lower > last) {
        uids.add(last);
      }
      if (lower != SequenceSet.STAR) {
        uids.add(lower, UidSet.LARGEST);
      }
    }
    return uids.build();
  }

  static Selection ofUids(UidSet uids, Messages messages) {
    var numbers = new UidSetBuilder();
    for (int i = 0; i < uids.ranges(); i++) {
      add(uids.first(i), uids.last(i), messages, numbers);
    }
    return new Selection(numbers.build());
  }

  private static void add(long firstUid, long lastUid, Messages messages, UidSetBuilder numbers) {
    int from = messages.indexOf(firstUid);
    int to = messages.indexOf(lastUid);
    int first = from >= 0 ? from : -from - 1;
    int last = to >= 0 ? to : -to - 2;
    if (first <= last) {
      numbers.add(first + 1L, last + 1L);
    }
  }

  /// Those of them that changed after a version.
  Selection changedSince(long version, Messages messages) {
    var changed = new UidSetBuilder();
    for (int range = 0; range < ranges(); range++) {
      int last = last(range);
      for (var m = messages.cursor(first(range)); m.index() < last && m.next(); ) {
        if (m.modSeq() > version) {
          changed.add(m.index() + 1L);
        }
      }
    }
    return new Selection(changed.build());
  }

  /// The last of them, so many at most.
  Selection newest(int most) {
    return new PartialRange(1, most, true, "").of(this);
  }

  /// The message numbers chosen, from 1.
  UidSet numbers() {
    return numbers;
  }

  int ranges() {
    return numbers.ranges();
  }

  /// The first index of a range.
  int first(int range) {
    return (int) numbers.first(range) - 1;
  }

  /// The last index of a range.
  int last(int range) {
    return (int) numbers.last(range) - 1;
  }

  /// The indexes of all of them, ascending.
  int[] indexes() {
    var indexes = new int[count()];
    int n = 0;
    for (int range = 0; range < ranges(); range++) {
      for (int index = first(range); index <= last(range); index++) {
        indexes[n++] = index;
      }
    }
    return indexes;
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  int count() {
    return (int) numbers.count();
  }

  boolean contains(int index) {
    return numbers.contains(index + 1L);
  }

  UidSet uids(Messages messages) {
    var uids = new UidSetBuilder();
    for (int range = 0; range < ranges(); range++) {
      int last = last(range);
      for (var m = messages.cursor(first(range)); m.next() && m.index() <= last; ) {
        uids.add(m.uid());
      }
    }
    return uids.build();
  }
}
