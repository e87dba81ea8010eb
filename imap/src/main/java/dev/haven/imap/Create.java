package dev.haven.imap;

import dev.haven.account.CreateMailbox;
import dev.haven.account.IntentRefused;
import dev.haven.account.MailboxName;
import dev.haven.account.Role;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `CREATE`, RFC 9051 §6.3.4, with the use the mailbox is for (RFC 6154 §3).
///
/// @param mailbox as the client wrote it
record Create(String mailbox, Optional<Role> use) implements Command.WhenLoggedIn {

  static Create parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailboxAsWritten();
    if (!in.accept(' ')) {
      return new Create(mailbox, Optional.empty());
    }
    in.expect('(');
    in.keyword("USE");
    in.space();
    in.expect('(');
    var use = in.accept(')') ? Optional.<Role>empty() : use(in);
    in.expect(')');
    return new Create(mailbox, use);
  }

  private static Optional<Role> use(ImapCursor in) throws SyntaxException {
    int at = in.position();
    in.expect('\\');
    var role = SpecialUse.named(in.atom("a special use"));
    in.expect(')');
    if (role.isEmpty()) {
      throw new SyntaxException("one special use of RFC 6154", at);
    }
    return role;
  }

  @Override
  public List<String> touched() {
    return List.of(MailboxName.normalised(withoutSeparator()));
  }

  /// RFC 9051 §6.3.4: a trailing separator only declares that children will follow.
  private String withoutSeparator() {
    boolean forChildren = mailbox.length() > 1 && mailbox.endsWith("/");
    return forChildren ? mailbox.substring(0, mailbox.length() - 1) : mailbox;
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused, IntentRefused {
    var asked = withoutSeparator();
    var spot = Mailboxes.spot(asked, state);
    var account = spot.owner().account();
    if (use.isPresent() && !spot.owner().isViewer()) {
      throw new Refused("USEATTR", "Only your own mailboxes can have a special use");
    }
    if (use.isPresent()
        && account.state().mailboxes().stream().anyMatch(other -> other.role().equals(use))) {
      throw new Refused("USEATTR", "Another mailbox has this special use already");
    }
    spot.requireCreatable();
    boolean visits = !spot.owner().isViewer();
    var created = account.commit(new CreateMailbox(spot.name(), use, visits));
    if (state.enabled().rev2() && !spot.fullName().equals(asked)) {
      MailboxLine.renamed(spot.fullName(), asked, state, client.out());
    }
    // RFC 8474 §4.1.
    var id = ObjectIds.of(spot.owner()).mailbox(created);
    var code = state.offers(Extension.OBJECTID) ? "[MAILBOXID (" + id + ")] " : "";
    return new Done(state, code + "CREATE completed");
  }
}
