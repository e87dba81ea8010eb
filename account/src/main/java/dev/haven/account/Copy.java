package dev.haven.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts messages of one mailbox into another as well, with their flags and dates, RFC 9051 §6.4.7;
/// those that are not there are passed over. All or none.
///
/// Keywords go along as far as the target has room for them.
///
/// @param flags the bits that whoever asks may set in the target (RFC 4314 §4)
/// @param carried which annotations go along
public record Copy(MailboxId source, UidSet uids, MailboxId target, long flags, Carried carried)
    implements Intent<Copied> {

  public Copy(MailboxId source, UidSet uids, MailboxId target) {
    this(source, uids, target, Flags.ALL, Carried.NOTHING);
  }

  @Override
  public Copied decide(Draft draft) throws IntentRefused {
    var copied = copy(draft, this);
    requireRoom(draft, target, carried);
    return copied;
  }

  static Copied copy(Draft draft, Copy wanted) throws IntentRefused {
    var target = wanted.target;
    long flags = wanted.flags;
    var from = draft.mailbox(wanted.source);
    var to = draft.mailbox(target);
    var present = from.messages().present(wanted.uids);
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
    draft.record(new Change.MessagesCopied(wanted.source, present, target, firstUid, draft.now()));
    if (flags != Flags.ALL) {
      leaveOut(~flags, draft, target, copies);
    }
    carry(wanted.carried, draft, from.messages(), present, target, firstUid);
    return new Copied(to.uidValidity(), present, copies);
  }

  /// Whether there is room for the annotations that went along.
  static void requireRoom(Draft draft, MailboxId target, Carried carried) throws IntentRefused {
    for (var owner : carried.owners()) {
      Annotate.requireRoom(draft, target, owner);
    }
  }

  /// Messages with the same annotations are one change.
  private static void carry(
      Carried carried,
      Draft draft,
      Messages messages,
      UidSet present,
      MailboxId target,
      long firstUid) {
    if (!messages.areAnnotated()) {
      return;
    }
    var alike = new LinkedHashMap<Map<AnnotationKey, Optional<Octets>>, UidSetBuilder>();
    long copy = firstUid;
    for (int i = 0; i < present.ranges(); i++) {
      int index = messages.indexOf(present.first(i));
      for (var m = messages.cursor(index); m.next() && m.uid() <= present.last(i); copy++) {
        var values = carried.of(m.annotations());
        if (!values.isEmpty()) {
          alike.computeIfAbsent(values, _ -> new UidSetBuilder()).add(copy);
        }
      }
    }
    for (var some : alike.entrySet()) {
      draft.record(new Change.MessagesAnnotated(target, some.getValue().build(), some.getKey()));
    }
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
