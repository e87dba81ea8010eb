package dev.haven.imap;

import dev.haven.account.AddMessages;
import dev.haven.account.AddedMessages;
import dev.haven.account.Intent;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `REPLACE` and `UID REPLACE`, RFC 8508 §3: a message comes and another one goes, in one step.
///
/// @param message number or UID of the one that goes
/// @param first what came before the first octets of the one that comes
record Replace(long message, boolean byUid, String mailbox, AppendPart.Piece first)
    implements Command.OnMessages {

  static Replace parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    long message = SequenceSet.number(in);
    in.space();
    var mailbox = in.mailbox();
    return new Replace(message, byUid, mailbox, AppendParser.parse(in, AppendPart.Stage.MESSAGE));
  }

  @Override
  public List<String> touched() {
    return List.of(mailbox);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    state.requireWritable();
    // RFC 8508 §4.1.
    state.require(Right.DELETE_MESSAGES);
    state.require(Right.EXPUNGE);
    long uid = uid(state);
    var target = Mailboxes.target(mailbox, state);
    try (var intake = new MessageIntake(target, state, client)) {
      var messages = intake.read(first);
      // RFC 8508 §4.7: one message for one.
      if (messages.size() != 1) {
        throw new SyntaxException("one message", 0);
      }
      return replace(uid, messages.getFirst(), target, state, client);
    } catch (IntentRefused refused) {
      throw Append.orCreate(refused);
    }
  }

  private Done replace(long uid, NewMessage with, Place target, State.Selected state, Client client)
      throws IOException, IntentRefused {
    var added = commit(uid, with, target, state);
    // RFC 8508 §4.3: the code comes before the EXPUNGE response, so not in the tagged answer.
    client.out().untagged("OK " + CopyUid.code(added, state) + "Replacement message ready");
    return new Done(state, byUid ? "UID REPLACE completed" : "REPLACE completed");
  }

  /// One entry of the log; two where the target is in another account, the addition first.
  private static AddedMessages commit(long uid, NewMessage with, Place target, State.Selected state)
      throws IntentRefused {
    var source = state.announced().id();
    if (target.account() == state.account()) {
      var replace = new dev.haven.account.Replace(source, uid, target.id(), with);
      return state.account().commit(going(target.permitted(replace), state));
    }
    var add = AddMessages.of(target.id(), with);
    var added = target.account().commit(target.permitted(add));
    var expunge = dev.haven.account.Expunge.these(source, UidSet.of(uid));
    state.account().commit(going(expunge, state));
    return added;
  }

  /// RFC 8508 §4.1, at the moment at which the message goes.
  private static <R> Intent<R> going(Intent<R> intent, State.Selected state) {
    return state
        .owner()
        .permitted(intent, state.announced().id(), Right.DELETE_MESSAGES, Right.EXPUNGE);
  }

  private long uid(State.Selected state) throws Refused, SyntaxException {
    var chosen = Selection.of(SequenceSet.of(message, message), byUid, state);
    if (chosen.isEmpty()) {
      throw new Refused("NONEXISTENT", "There is no such message in the mailbox");
    }
    return state.announced().messages().uid(chosen.first(0));
  }
}
