package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.util.List;

/// `SUBSCRIBE`, RFC 9051 §6.3.7: the name only has to be there now, not for ever.
record Subscribe(String mailbox) implements Command.WhenLoggedIn {

  static Subscribe parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new Subscribe(in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused, IntentRefused {
    var place = Mailboxes.named(mailbox, Right.LOOKUP, state);
    state.user().account().commit(new dev.haven.account.Subscribe(place.name()));
    return new Done(state, "SUBSCRIBE completed");
  }
}
