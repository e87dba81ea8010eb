package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `LISTRIGHTS`, RFC 4314 §3.4: which rights somebody always has, and which can be given to them,
/// each by itself.
record ListRights(String mailbox, Grantee grantee) implements Command.WhenLoggedIn {

  static ListRights parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    return new ListRights(mailbox, Grantee.parse(in));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var place = Mailboxes.named(mailbox, Right.ADMINISTER, state);
    boolean owner = grantee.isOwner(place, state);
    if (!owner) {
      grantee.known(place, state);
    }
    var out = client.out().ascii("* LISTRIGHTS ").mailbox(place.name(), state.names());
    out.sp().astring(grantee.identifier()).sp();
    if (owner) {
      out.ascii(Rights.ALL.toString());
    } else {
      tellGrantable(out);
    }
    out.crlf();
    return new Done(state, "LISTRIGHTS completed");
  }

  private static void tellGrantable(Responses out) {
    out.ascii("\"\"");
    for (char letter : Rights.ALL.toString().toCharArray()) {
      out.sp().put(letter);
    }
  }
}
