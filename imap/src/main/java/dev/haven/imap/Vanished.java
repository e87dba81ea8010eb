package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import java.io.IOException;

/// `VANISHED`, RFC 7162 §3.2.10: messages that are gone, by their UIDs; and which those are for a
/// client that was away.
final class Vanished {
  /// Ranges in one response, so that no line is longer than clients take.
  private static final int MOST_RANGES = 500;

  private Vanished() {}

  /// Messages that are gone from the mailbox as the client knows it.
  static void write(UidSet uids, Responses out) throws IOException {
    write("* VANISHED ", uids, out);
  }

  /// RFC 7162 §3.2.10.1: messages that were gone before this session announced the mailbox.
  static void writeEarlier(UidSet uids, Responses out) throws IOException {
    write("* VANISHED (EARLIER) ", uids, out);
  }

  private static void write(String response, UidSet uids, Responses out) throws IOException {
    for (int from = 0; from < uids.ranges(); from += MOST_RANGES) {
      var some = new UidSetBuilder();
      for (int i = from; i < Math.min(uids.ranges(), from + MOST_RANGES); i++) {
        some.add(uids.first(i), uids.last(i));
      }
      out.ascii(response).set(some.build());
      out.crlf();
    }
  }

  /// Those of some UIDs that were expunged after a version and that the session has not announced.
  /// If the log does not reach back so far, all that are not there: RFC 7162 §3.2.6.
  static UidSet since(long modSeq, UidSet within, State.Selected state) {
    var announced = state.announced();
    if (modSeq >= announced.highestModSeq()) {
      return UidSet.NONE;
    }
    var asked = within.common(used(announced.uidNext()));
    var expunged = state.account().expungedSince(announced.id(), modSeq);
    var gone = expunged.isPresent() ? expunged.get().common(asked) : asked;
    var messages = announced.messages();
    return gone.without(Selection.ofUids(gone, messages).uids(messages));
  }

  /// The UIDs that some message has or had.
  static UidSet used(long uidNext) {
    return uidNext <= 1 ? UidSet.NONE : UidSet.range(1, uidNext - 1);
  }
}
