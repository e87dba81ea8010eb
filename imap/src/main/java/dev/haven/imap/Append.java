package dev.haven.imap;

import dev.haven.account.AddMessages;
import dev.haven.account.IntentRefused;
import dev.haven.account.Reason;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `APPEND`, RFC 9051 §6.3.12: one message, or several of which all are added or none (RFC 3502).
///
/// @param first what came before the first octets of a message
record Append(String mailbox, AppendPart.Piece first) implements Command.WhenLoggedIn {

  static Append parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    return new Append(mailbox, AppendParser.parse(in, AppendPart.Stage.MESSAGE));
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.LoggedIn state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    var target = Mailboxes.target(mailbox, state);
    try (var intake = new MessageIntake(target, state, client)) {
      var messages = intake.read(first);
      var added = target.account().commit(target.permitted(new AddMessages(target.id(), messages)));
      return new Done(state, CopyUid.code(added, state) + "APPEND completed");
    } catch (IntentRefused refused) {
      throw orCreate(refused);
    }
  }

  /// RFC 9051 §6.3.12: the mailbox may have gone while the message came.
  static IntentRefused orCreate(IntentRefused refused) throws Refused {
    if (refused.reason() == Reason.NO_SUCH_MAILBOX) {
      throw new Refused("TRYCREATE", refused.text());
    }
    return refused;
  }
}
