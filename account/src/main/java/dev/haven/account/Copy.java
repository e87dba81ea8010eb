package dev.haven.account;

/// Puts messages of one mailbox into another as well, with their flags and dates, RFC 9051 §6.4.7;
/// those that are not there are passed over. All or none.
///
/// Keywords go along as far as the target has room for them.
///
/// @param flags the bits that whoever asks may set in the target (RFC 4314 §4)
public record Copy(MailboxId source, UidSet uids, MailboxId target, long flags)
    implements Intent<Copied> {

  public Copy(MailboxId source, UidSet uids, MailboxId target) {
    this(source, uids, target, Flags.ALL);
  }

  @Override
  public Copied decide(Draft draft) throws IntentRefused {
    return copy(draft, source, uids, target, flags);
  }

  static Copied copy(Draft draft, MailboxId source, UidSet uids, MailboxId target, long flags)
      throws IntentRefused {
    var from = draft.mailbox(source);
    var to = draft.mailbox(target);
    var present = from.messages().present(uids);
    long count = present.count();
    if (count == 0) {
      return new Copied(to.uidValidity(), UidSet.NONE, UidSet.NONE);
    }
    draft.admitTo(to, count);
    if (flags >>> Flags.FIRST_KEYWORD != 0) {
      bringKeywords(draft, from, present, to);
    }
    long firstUid = to.uidNext();
    var copies = UidSet.range(firstUid, firstUid + count - 1);
    draft.record(new Change.MessagesCopied(source, present, target, firstUid, draft.now()));
    if (flags != Flags.ALL) {
      leaveOut(~flags, draft, target, copies);
    }
    return new Copied(to.uidValidity(), present, copies);
  }

  private static void leaveOut(long flags, Draft draft, MailboxId target, UidSet copies)
      throws IntentRefused {
    var messages = draft.mailbox(target).messages();
    var flagged = messages.matching(copies, (set, _) -> (set & flags) != 0);
    if (!flagged.isEmpty()) {
      draft.record(new Change.FlagsChanged(target, flagged, 0, flags));
    }
  }

  private static void bringKeywords(Draft draft, Mailbox from, UidSet uids, Mailbox to) {
    var known = to.keywords();
    for (var name : Flags.keywords(union(from.messages(), uids), from.keywords())) {
      if (known.flag(name) == 0 && !known.full()) {
        draft.record(new Change.KeywordAdded(to.id(), name));
        known = known.with(name);
      }
    }
  }

  private static long union(Messages messages, UidSet uids) {
    var union = new long[1];
    for (int i = 0; i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      if (chunk.touches(uids)) {
        var columns = chunk.columns();
        chunk.rowsIn(uids, row -> union[0] |= columns.flags(row));
      }
    }
    return union[0];
  }
}
