package dev.haven.account;

/// What somebody else wants done in a mailbox of the account, as long as they may: asked at the
/// moment of the decision, since a right may be taken away while a message is still on its way.
///
/// @param mailbox the one whose access control list is asked (RFC 4314 §2)
public record Permitted<R>(Intent<R> wanted, MailboxId mailbox, Viewer viewer, Rights needed)
    implements Intent<R> {

  @Override
  public R decide(Draft draft) throws IntentRefused {
    var rights = draft.mailbox(mailbox).acl().rights(viewer);
    if (!needed.minus(rights).isEmpty()) {
      throw new IntentRefused(
          Reason.NO_PERMISSION,
          "A right on the mailbox was taken away meanwhile; ask its owner or administrator for it");
    }
    return wanted.decide(draft);
  }
}
