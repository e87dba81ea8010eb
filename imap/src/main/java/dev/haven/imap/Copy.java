package dev.haven.imap;

import dev.haven.account.Copied;
import dev.haven.account.IntentRefused;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `COPY` and `UID COPY`, RFC 9051 §6.4.7: all or none.
record Copy(SequenceSet messages, boolean byUid, String mailbox) implements Command.OnMessages {

  static Copy parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = SequenceSet.parse(in);
    in.space();
    return new Copy(messages, byUid, in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    var chosen = Selection.of(messages, byUid, state);
    client.options().limits().requireSavable(chosen.count());
    var target = Mailboxes.target(mailbox, state);
    var copied = copy(chosen.uids(state.announced().messages()), target, state, client);
    return new Done(
        state, CopyUid.code(copied, state) + "COPY completed" + CopyUid.missing(copied, chosen));
  }

  private static Copied copy(UidSet uids, Place target, State.Selected state, Client client)
      throws IOException, IntentRefused, Bye {
    var id = state.announced().id();
    if (target.account() == state.account()) {
      var copy =
          new dev.haven.account.Copy(id, uids, target.id(), target.flags(), target.carried());
      return state.account().commit(copy);
    }
    return target.transfer(state, client).copy(uids);
  }
}
