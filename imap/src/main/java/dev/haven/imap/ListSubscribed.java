package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `LSUB`, RFC 3501 §6.3.9: IMAP4rev1's list of subscriptions; IMAP4rev2 has `LIST (SUBSCRIBED)`.
record ListSubscribed(ListPattern pattern) implements Command.WhenLoggedIn {

  static ListSubscribed parse(ImapCursor in) throws SyntaxException {
    in.space();
    var reference = in.mailboxAsWritten();
    in.space();
    return new ListSubscribed(ListPattern.of(reference, in.listMailbox()));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    if (state.enabled().rev2()) {
      throw new Refused("CLIENTBUG", "IMAP4rev2 has no LSUB; use LIST (SUBSCRIBED)");
    }
    var tree = MailboxTree.of(state);
    for (var node : tree.nodes()) {
      if (pattern.matches(node.name())) {
        tell(node, tree, state, client.out());
      }
    }
    return new Done(state, "LSUB completed");
  }

  private void tell(MailboxTree.Node node, MailboxTree tree, State.LoggedIn state, Responses out)
      throws IOException {
    if (node.subscribed()) {
      var line = new MailboxLine(node, tree.hasChildren(node.name()), false);
      line.write("LSUB", "", state, out);
    } else if (subscribedBelow(node.name(), tree)) {
      // RFC 3501 §6.3.9: `%` shows the parent of a subscribed mailbox, as not selectable.
      out.ascii("* LSUB (\\Noselect) \"/\" ").mailbox(node.name(), state.names()).crlf();
    }
  }

  private boolean subscribedBelow(String name, MailboxTree tree) {
    for (var node : tree.below(name)) {
      if (node.subscribed() && !pattern.matches(node.name())) {
        return true;
      }
    }
    return false;
  }
}
