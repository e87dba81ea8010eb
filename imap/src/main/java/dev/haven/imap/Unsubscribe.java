package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.wire.SyntaxException;
import java.util.List;

/// `UNSUBSCRIBE`, RFC 9051 §6.3.8. Taking back what was never given is no mistake.
record Unsubscribe(String mailbox) implements Command.WhenLoggedIn {

  static Unsubscribe parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new Unsubscribe(in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IntentRefused {
    state.user().account().commit(new dev.haven.account.Unsubscribe(mailbox));
    return new Done(state, "UNSUBSCRIBE completed");
  }
}
