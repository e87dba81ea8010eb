package dev.haven.imap;

import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.wire.SyntaxException;

/// `DELETEACL`, RFC 4314 §3.2: takes all rights, or all negative rights, from somebody.
record DeleteAcl(String mailbox, Grantee grantee) implements Command.WhenLoggedIn {

  static DeleteAcl parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    return new DeleteAcl(mailbox, Grantee.parse(in));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused, IntentRefused {
    var place = Mailboxes.named(mailbox, Right.ADMINISTER, state);
    if (grantee.isOwner(place, state)) {
      throw new Refused("CANNOT", "The owner has all rights always");
    }
    var who = grantee.known(place, state);
    SetAcl.give(
        place,
        new ChangeRights(place.id(), who, grantee.negative(), FlagOperation.REPLACE, Rights.NONE),
        state);
    return new Done(state, "DELETEACL completed");
  }
}
