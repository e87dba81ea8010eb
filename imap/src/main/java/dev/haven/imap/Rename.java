package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.MailboxName;
import dev.haven.account.RenameMailbox;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `RENAME`, RFC 9051 §6.3.6: children follow; INBOX stays and its messages move.
record Rename(String mailbox, String newName) implements Command.WhenLoggedIn {

  static Rename parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    return new Rename(mailbox, in.mailbox());
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox, newName);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused, IntentRefused {
    var renamed = Mailboxes.named(mailbox, Right.DELETE_MAILBOX, state);
    var target = Mailboxes.spot(newName, state);
    target.requireCreatable();
    if (target.owner().account() != renamed.account()) {
      throw new Refused(
          "CANNOT",
          "A mailbox cannot be renamed into another account; create one there and move the messages");
    }
    boolean visits = !renamed.owner().isViewer();
    if (visits && renamed.mailbox().name().equals(MailboxName.INBOX)) {
      throw new Refused("CANNOT", "Only its owner can rename an INBOX");
    }
    renamed.account().commit(new RenameMailbox(renamed.id(), target.name(), visits));
    if (state.enabled().rev2() && !mailbox.equals(MailboxName.INBOX)) {
      MailboxLine.renamed(newName, mailbox, state, client.out());
    }
    return new Done(state, "RENAME completed");
  }
}
