package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.Right;

/// `CLOSE`, RFC 9051 §6.4.1: expunges without a word, then leaves the mailbox.
record Close() implements Command.WhenSelected {
  @Override
  public Done run(State.Selected state, Client client) throws IntentRefused {
    if (!state.readOnly() && state.rights().has(Right.EXPUNGE)) {
      state.account().commit(dev.haven.account.Expunge.deleted(state.announced().id()));
    }
    return new Done(state.closed(), "CLOSE completed");
  }
}
