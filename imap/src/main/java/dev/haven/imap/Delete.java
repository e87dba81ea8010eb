package dev.haven.imap;

import dev.haven.account.DeleteMailbox;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `DELETE`, RFC 9051 §6.3.5.
record Delete(String mailbox) implements Command.WhenLoggedIn {

  static Delete parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new Delete(in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused, IntentRefused {
    var doomed = Mailboxes.named(mailbox, Right.DELETE_MAILBOX, state);
    doomed.account().commit(new DeleteMailbox(doomed.id()));
    if (state instanceof State.Selected selected && selected.isAt(doomed)) {
      client.out().untagged("OK [CLOSED] The selected mailbox is no more");
      return new Done(selected.closed(), "DELETE completed");
    }
    return new Done(state, "DELETE completed");
  }
}
