package dev.haven.account;

/// Removes messages from a mailbox and says which. A body goes, after a while, once no mailbox has
/// it any more.
///
/// @param onlyDeleted whether to leave those that are not marked `\Deleted`
public record Expunge(MailboxId mailbox, UidSet uids, boolean onlyDeleted)
    implements Intent<UidSet> {

  /// `EXPUNGE`, RFC 9051 §6.4.3.
  public static Expunge deleted(MailboxId mailbox) {
    return new Expunge(mailbox, UidSet.ALL, true);
  }

  /// `UID EXPUNGE`, RFC 9051 §6.4.9.
  public static Expunge deleted(MailboxId mailbox, UidSet uids) {
    return new Expunge(mailbox, uids, true);
  }

  /// Whatever their flags, as POP3 does.
  public static Expunge these(MailboxId mailbox, UidSet uids) {
    return new Expunge(mailbox, uids, false);
  }

  @Override
  public UidSet decide(Draft draft) throws IntentRefused {
    var messages = draft.mailbox(mailbox).messages();
    var going = onlyDeleted ? marked(messages) : messages.present(uids);
    if (!going.isEmpty()) {
      draft.record(new Change.MessagesExpunged(mailbox, going));
    }
    return going;
  }

  private UidSet marked(Messages messages) {
    var marked = new UidSetBuilder();
    for (int i = 0; i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      if (chunk.summary().deleted() > 0 && chunk.touches(uids)) {
        var columns = chunk.columns();
        chunk.rowsIn(
            uids,
            row -> {
              if ((columns.flags(row) & Flags.DELETED) != 0) {
                marked.add(columns.uid(row));
              }
            });
      }
    }
    return marked.build();
  }
}
