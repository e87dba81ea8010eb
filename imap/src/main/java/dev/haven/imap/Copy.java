package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.wire.SyntaxException;

/// `COPY` and `UID COPY`, RFC 9051 §6.4.7: all or none.
record Copy(SequenceSet messages, boolean byUid, String mailbox) implements Command.WhenSelected {

  static Copy parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = in.sequenceSet();
    in.space();
    return new Copy(messages, byUid, in.mailbox());
  }

  @Override
  public boolean usesNumbers() {
    return !byUid;
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws Refused, IntentRefused, SyntaxException {
    var chosen = Selection.of(messages, byUid, state);
    var target = Mailboxes.target(mailbox, state);
    var copied =
        state
            .account()
            .commit(
                new dev.haven.account.Copy(
                    state.announced().id(),
                    chosen.uids(state.announced().messages()),
                    target.id()));
    return new Done(
        state, CopyUid.code(copied) + "COPY completed" + CopyUid.missing(copied, chosen));
  }
}
