package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;

/// Message numbers, and the UIDs that a client knows those messages by (RFC 7162 §3.2.5.2). Where
/// number and UID still belong together, nothing before has vanished.
record SequenceMatch(UidSet numbers, UidSet uids) {

  static SequenceMatch parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    in.expect('(');
    var numbers = knownSet(in);
    in.space();
    var uids = knownSet(in);
    in.expect(')');
    if (numbers.count() != uids.count()) {
      throw new SyntaxException("as many UIDs as message numbers", at);
    }
    return new SequenceMatch(numbers, uids);
  }

  /// A sequence set without `*` and `$`.
  static UidSet knownSet(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var set = SequenceSet.parse(in);
    if (set.isSavedResult() || set.hasStar()) {
      throw new SyntaxException("numbers without * and $", at);
    }
    return set.resolved(0);
  }

  /// The largest UID that is where the client believes it to be; 0 if none is.
  long lastMatch(Messages messages) {
    long matched = 0;
    int numberRange = 0;
    int uidRange = 0;
    long number = 0;
    long uid = 0;
    while (numberRange < numbers.ranges()) {
      number = Math.max(number, numbers.first(numberRange));
      uid = Math.max(uid, uids.first(uidRange));
      long length = Math.min(numbers.last(numberRange) - number, uids.last(uidRange) - uid) + 1;
      long matching = matching(number, uid, length, messages);
      matched = matching > 0 ? uid + matching - 1 : matched;
      if (matching < length) {
        return matched;
      }
      number += length;
      uid += length;
      numberRange += number > numbers.last(numberRange) ? 1 : 0;
      uidRange += uid > uids.last(uidRange) ? 1 : 0;
    }
    return matched;
  }

  /// How many pairs of a run match, from its first on: once one does not, none behind it does.
  private static long matching(long number, long uid, long length, Messages messages) {
    long low = 0;
    long high = length;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (isAt(number + middle, uid + middle, messages)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isAt(long number, long uid, Messages messages) {
    return number <= messages.count() && messages.uid((int) number - 1) == uid;
  }
}
