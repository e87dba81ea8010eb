package dev.haven.account;

/// Gives rights on a mailbox, or takes them, RFC 4314 §3.1, RFC 4314 §3.2; says which the
/// identifier has itself now.
///
/// @param negative whether it is about the rights that the identifier is denied
/// @param operation what to do with those that it has
public record ChangeRights(
    MailboxId mailbox, Identifier who, boolean negative, FlagOperation operation, Rights rights)
    implements Intent<Rights> {

  @Override
  public Rights decide(Draft draft) throws IntentRefused {
    var acl = draft.mailbox(mailbox).acl();
    var before = acl.of(who, negative);
    var after =
        switch (operation) {
          case ADD -> before.plus(rights);
          case REMOVE -> before.minus(rights);
          case REPLACE -> rights;
        };
    var entry = new AclEntry(who, negative, after);
    var changed = acl.with(entry);
    if (changed.entries().size() > Acl.MOST) {
      throw new IntentRefused(
          Reason.LIMIT,
          "The mailbox has rights for " + Acl.MOST + " already; give them to a whole domain.");
    }
    if (!changed.entries().equals(acl.entries())) {
      draft.record(new Change.RightsGiven(mailbox, entry));
    }
    return after;
  }
}
