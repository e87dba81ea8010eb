package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `GETQUOTAROOT`, RFC 9208 §4.1.2: what limits a mailbox.
record GetQuotaRoot(String mailbox) implements Command.WhenLoggedIn {

  static GetQuotaRoot parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new GetQuotaRoot(in.mailbox());
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var place = Mailboxes.named(mailbox, Right.READ, state);
    var root = QuotaRoot.of(place.owner());
    var out = client.out();
    out.ascii("* QUOTAROOT ").mailbox(place.name(), state.names()).sp().astring(root.name()).crlf();
    root.write(out);
    return new Done(state, "GETQUOTAROOT completed");
  }
}
