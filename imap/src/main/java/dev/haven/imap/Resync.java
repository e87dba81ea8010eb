package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.imap.FetchItem.Attribute;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `QRESYNC (uidvalidity modseq [uids [(numbers uids)]])`, RFC 7162 §3.2.5: what a client knew of a
/// mailbox when it was last here, so that SELECT tells it the difference.
///
/// @param knownUids what it wants to hear of; all if it does not say
/// @param match messages of which it knows number and UID (RFC 7162 §3.2.5.2)
record Resync(
    long uidValidity, long modSeq, Optional<UidSet> knownUids, Optional<SequenceMatch> match) {

  /// Behind `QRESYNC` and its space.
  static Resync parse(ImapCursor in) throws SyntaxException {
    in.expect('(');
    long uidValidity = in.nzNumber();
    in.space();
    long modSeq = in.number64("a mod-sequence");
    Optional<UidSet> knownUids = Optional.empty();
    Optional<SequenceMatch> match = Optional.empty();
    boolean more = in.accept(' ');
    if (more && !in.sees('(')) {
      knownUids = Optional.of(SequenceMatch.knownSet(in));
      more = in.accept(' ');
    }
    if (more) {
      match = Optional.of(SequenceMatch.parse(in));
    }
    in.expect(')');
    return new Resync(uidValidity, modSeq, knownUids, match);
  }

  /// Tells what vanished and what changed, if the UIDs of that time are still valid.
  void tell(State.Selected state, Responses out) throws IOException {
    var mailbox = state.announced();
    if (mailbox.uidValidity() != uidValidity) {
      return;
    }
    var known = knownUids.orElseGet(() -> Vanished.used(mailbox.uidNext()));
    long matched = match.map(data -> data.lastMatch(mailbox.messages())).orElse(0L);
    var doubtful = matched == 0 ? known : known.without(UidSet.range(1, matched));
    Vanished.writeEarlier(Vanished.since(modSeq, doubtful, state), out);
    if (modSeq < mailbox.highestModSeq()) {
      List<FetchItem> items = List.of(Attribute.UID, Attribute.FLAGS, Attribute.MODSEQ);
      new FetchWriter(state, items, modSeq, out).write(Selection.ofUids(known, mailbox.messages()));
    }
  }
}
