package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `GETQUOTAROOT`, RFC 9208 §4.1.2: what limits a mailbox, or would limit one of one's own that is
/// not there yet.
record GetQuotaRoot(String mailbox) implements Command.WhenLoggedIn {

  static GetQuotaRoot parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new GetQuotaRoot(in.mailbox());
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var spot = Mailboxes.spot(mailbox, state);
    boolean toCome = spot.owner().isViewer() && spot.isCreatable();
    if (spot.place().isPresent() || !toCome) {
      Mailboxes.named(mailbox, Right.READ, state);
    }
    var root = QuotaRoot.of(spot.owner());
    var out = client.out();
    out.ascii("* QUOTAROOT ")
        .mailbox(spot.fullName(), state.names())
        .sp()
        .astring(root.name())
        .crlf();
    root.write(out);
    return new Done(state, "GETQUOTAROOT completed");
  }
}
