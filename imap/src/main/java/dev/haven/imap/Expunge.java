package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `EXPUNGE`, RFC 9051 §6.4.3, RFC 7162 §3.2.7, and `UID EXPUNGE`, RFC 4315 §2.1, RFC 7162 §3.2.9:
/// which messages went is told as news of the mailbox.
///
/// @param uids where to look for messages marked `\Deleted`
/// @param byUid whether it is UID EXPUNGE; EXPUNGE looks everywhere
record Expunge(SequenceSet uids, boolean byUid) implements Command.WhenSelected {

  static Expunge everywhere() {
    return new Expunge(SequenceSet.of(1, SequenceSet.STAR), false);
  }

  static Expunge parseUid(ImapCursor in) throws SyntaxException {
    in.space();
    return new Expunge(in.sequenceSet(), true);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    state.requireWritable();
    state.require(Right.EXPUNGE);
    var id = state.announced().id();
    if (byUid) {
      var named = Selection.of(uids, true, state).uids(state.announced().messages());
      state.account().commit(dev.haven.account.Expunge.deleted(id, named));
    } else {
      state.account().commit(dev.haven.account.Expunge.deleted(id));
    }
    var now = News.current(state);
    var next = News.tell(state, now, OwnChange.NONE, byUid, client);
    boolean tellsModSeq = state.enabled().qresync() && News.anyGone(state.announced(), now);
    var code = tellsModSeq ? "[HIGHESTMODSEQ " + now.highestModSeq() + "] " : "";
    return new Done(next, code + (byUid ? "UID EXPUNGE completed" : "EXPUNGE completed"));
  }
}
