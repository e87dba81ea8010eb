package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `GETACL`, RFC 4314 §3.3: who may do what with a mailbox. Its owner is told first, though no list
/// holds them.
record GetAcl(String mailbox) implements Command.WhenLoggedIn {

  static GetAcl parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new GetAcl(in.mailbox());
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var place = Mailboxes.named(mailbox, Right.ADMINISTER, state);
    var out = client.out().ascii("* ACL ").mailbox(place.name(), state.names());
    var person = place.owner().person();
    if (!person.shared()) {
      out.sp().astring(person.address().toString()).sp().ascii(Rights.ALL.toString());
    }
    for (var entry : place.mailbox().acl().entries()) {
      out.sp().astring(entry.name()).sp().ascii(entry.rights().toString());
      out.drainIfFull();
    }
    out.crlf();
    return new Done(state, "GETACL completed");
  }
}
