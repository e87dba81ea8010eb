package dev.haven.imap;

import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.directory.DirectoryRefused;
import dev.haven.wire.SyntaxException;

/// `SETACL`, RFC 4314 §3.1: gives rights to somebody, or takes them.
record SetAcl(String mailbox, Grantee grantee, FlagOperation operation, Rights rights)
    implements Command.WhenLoggedIn {

  static SetAcl parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    var grantee = Grantee.parse(in);
    in.space();
    int at = in.position();
    var letters = in.astring();
    var operation = operation(letters);
    var rights =
        Rights.parse(operation == FlagOperation.REPLACE ? letters : letters.substring(1))
            .orElseThrow(() -> new SyntaxException("rights out of lrswipkxteancd", at));
    return new SetAcl(mailbox, grantee, operation, rights);
  }

  private static FlagOperation operation(String letters) {
    if (letters.startsWith("+")) {
      return FlagOperation.ADD;
    }
    return letters.startsWith("-") ? FlagOperation.REMOVE : FlagOperation.REPLACE;
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused, IntentRefused {
    var place = Mailboxes.named(mailbox, Right.ADMINISTER, state);
    if (grantee.isOwner(place, state)) {
      requireNothingTaken();
      return new Done(state, "SETACL completed; the owner has all rights always");
    }
    var who = takesOnly() ? grantee.known(place, state) : grantee.find(state);
    var change = new ChangeRights(place.id(), who, grantee.negative(), operation, rights);
    give(place, change, state);
    return new Done(state, "SETACL completed");
  }

  private boolean takesOnly() {
    return operation == FlagOperation.REMOVE || rights.isEmpty();
  }

  /// RFC 4314 §3.4: rights that are always granted cannot be taken.
  private void requireNothingTaken() throws Refused {
    boolean takes =
        grantee.negative() != (operation == FlagOperation.REMOVE)
            || (operation == FlagOperation.REPLACE && !rights.equals(Rights.ALL));
    if (takes && !(grantee.negative() && rights.isEmpty())) {
      throw new Refused("CANNOT", "The owner has all rights always");
    }
  }

  static void give(Place place, ChangeRights change, State.LoggedIn state)
      throws Refused, IntentRefused {
    try {
      state.user().namespaces().sharing().change(place.owner().person(), change);
    } catch (DirectoryRefused refused) {
      throw new Refused("LIMIT", refused.cause() + "; " + refused.remedy());
    }
  }
}
