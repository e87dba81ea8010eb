package dev.haven.imap;

import dev.haven.account.Flags;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.account.UidSetBuilder;
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
    return new Expunge(SequenceSet.parse(in), true);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    state.requireWritable();
    state.require(Right.EXPUNGE);
    var id = state.announced().id();
    var limited = new MessageLimits.Processed(Selection.NOTHING, "");
    if (byUid) {
      limited = limited(state, client.options().limits());
      var named = limited.chosen().uids(state.announced().messages());
      state.account().commit(dev.haven.account.Expunge.deleted(id, named));
    } else {
      state.account().commit(dev.haven.account.Expunge.deleted(id));
    }
    var now = News.current(state);
    var next = News.tell(state, now, OwnChange.NONE, byUid, client);
    boolean tellsModSeq = state.enabled().qresync() && News.anyGone(state.announced(), now);
    if (tellsModSeq) {
      limited.tell(client.out());
    }
    var code = tellsModSeq ? "[HIGHESTMODSEQ " + now.highestModSeq() + "] " : limited.code();
    return new Done(next, code + (byUid ? "UID EXPUNGE completed" : "EXPUNGE completed"));
  }

  /// RFC 9738 §3.1: only messages that are marked count. EXPUNGE has no limit, since no client
  /// could go on with the rest.
  private MessageLimits.Processed limited(State.Selected state, MessageLimits limits)
      throws SyntaxException {
    var messages = state.announced().messages();
    var named = Selection.of(uids, true, state);
    if (limits.processed() == 0) {
      return limits.of(named, messages);
    }
    var marked = new UidSetBuilder();
    for (int range = 0; range < named.ranges(); range++) {
      int last = named.last(range);
      for (var m = messages.cursor(named.first(range)); m.index() < last && m.next(); ) {
        if ((m.flags() & Flags.DELETED) != 0) {
          marked.add(m.index() + 1L);
        }
      }
    }
    return limits.of(Selection.ofNumbers(marked.build()), messages);
  }
}
