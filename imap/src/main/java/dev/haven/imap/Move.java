package dev.haven.imap;

import dev.haven.account.Copied;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `MOVE` and `UID MOVE`, RFC 6851 §3, RFC 9051 §6.4.8: one step, so that no message is ever in
/// both places or in none. Between two accounts it is two: a message may be in both for a moment,
/// never in none.
record Move(SequenceSet messages, boolean byUid, String mailbox) implements Command.OnMessages {

  static Move parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = SequenceSet.parse(in);
    in.space();
    return new Move(messages, byUid, in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    state.requireWritable();
    state.require(Right.DELETE_MESSAGES);
    state.require(Right.EXPUNGE);
    var named = Selection.of(messages, byUid, state);
    var limited = client.options().limits().of(named, state.announced().messages());
    var chosen = limited.chosen();
    var target = Mailboxes.target(mailbox, state);
    var moved = move(chosen.uids(state.announced().messages()), target, state, client);
    // RFC 6851 §4.3: the code comes before the EXPUNGE responses, so not in the tagged answer.
    if (!moved.source().isEmpty()) {
      client.out().untagged("OK " + CopyUid.code(moved, state) + "Moved");
    }
    // Told even to a client that wants no news: it moved them (RFC 5465 §3.1).
    var next =
        client.notifier().selected().any()
            ? state
            : News.tell(state, News.current(state), OwnChange.NONE, byUid, client);
    return new Done(next, limited.code() + "MOVE completed" + CopyUid.missing(moved, chosen));
  }

  private static Copied move(UidSet uids, Place target, State.Selected state, Client client)
      throws IOException, IntentRefused, Bye {
    var id = state.announced().id();
    if (target.account() == state.account()) {
      var move =
          new dev.haven.account.Move(id, uids, target.id(), target.flags(), target.carried());
      return state.account().commit(move);
    }
    return target.transfer(state, client).move(uids);
  }
}
