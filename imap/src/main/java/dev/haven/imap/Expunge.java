package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;

/// `EXPUNGE`, RFC 9051 §6.4.3, and `UID EXPUNGE`, RFC 4315 §2.1: which messages went is told by the
/// news before the tagged answer.
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
      throws Refused, IntentRefused, SyntaxException {
    state.requireWritable();
    state.require(Right.EXPUNGE);
    var id = state.announced().id();
    if (byUid) {
      var named = Selection.of(uids, true, state).uids(state.announced().messages());
      state.account().commit(dev.haven.account.Expunge.deleted(id, named));
      return new Done(state, "UID EXPUNGE completed");
    }
    state.account().commit(dev.haven.account.Expunge.deleted(id));
    return new Done(state, "EXPUNGE completed");
  }
}
