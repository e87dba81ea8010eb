package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `MYRIGHTS`, RFC 4314 §3.5: what this person may do with a mailbox.
record MyRights(String mailbox) implements Command.WhenLoggedIn {

  static MyRights parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new MyRights(in.mailbox());
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    write(Mailboxes.visible(mailbox, state), state, client.out());
    return new Done(state, "MYRIGHTS completed");
  }

  /// One MYRIGHTS response; LIST writes them too (RFC 8440 §4).
  static void write(Place place, State.LoggedIn state, Responses out) throws IOException {
    out.ascii("* MYRIGHTS ").mailbox(place.name(), state.names());
    out.sp().ascii(place.rights().toString()).crlf();
  }
}
