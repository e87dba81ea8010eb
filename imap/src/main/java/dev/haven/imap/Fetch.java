package dev.haven.imap;

import dev.haven.account.ChangeFlags;
import dev.haven.account.FlagOperation;
import dev.haven.account.Flags;
import dev.haven.account.IntentRefused;
import dev.haven.account.Messages;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.imap.FetchItem.Attribute;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// `FETCH` and `UID FETCH`, RFC 9051 §6.4.5, with [FetchModifiers].
record Fetch(SequenceSet messages, boolean byUid, List<FetchItem> items, FetchModifiers modifiers)
    implements Command.OnMessages {

  static Fetch parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = SequenceSet.parse(in);
    in.space();
    var items = new ArrayList<>(FetchItem.parseAll(in));
    var modifiers = FetchModifiers.parse(in, byUid);
    if (modifiers.changedSince().isPresent() && !items.contains(Attribute.MODSEQ)) {
      items.add(Attribute.MODSEQ);
    }
    return new Fetch(messages, byUid, List.copyOf(items), modifiers);
  }

  /// RFC 9051 §7.5.1: the numbers in the answer to FETCH must not shift under it.
  @Override
  public boolean mayTellExpunges() {
    return byUid;
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    if (modifiers.vanished() && !state.enabled().qresync()) {
      return new Done(state, Done.Answer.BAD, "VANISHED needs ENABLE QRESYNC first");
    }
    var named = Selection.of(messages, byUid, state);
    var asked = modifiers.partial().map(range -> range.of(named)).orElse(named);
    var limited = client.options().limits().of(asked, state.announced().messages());
    var chosen = limited.chosen();
    var next = state;
    if (items.contains(Attribute.MODSEQ)) {
      next = state.with(state.enabled().withCondstore());
    }
    if (modifiers.vanished()) {
      tellVanished(next, client.out());
    }
    for (var item : items) {
      if (item instanceof FetchItem.Annotation annotation) {
        EntryMatch.requireParts(annotation.names(), chosen, state);
      }
    }
    boolean marks = marksSeen() && !state.readOnly() && state.rights().has(Right.SEEN);
    if (marks) {
      markSeen(chosen, next);
    }
    var writer =
        new FetchWriter(
            next, told(next.enabled()), changedSince(), client.previews(), client.out());
    writer.write(chosen);
    if (writer.missing() > 0) {
      throw new Refused(
          "EXPUNGEISSUED", writer.missing() + " of the messages were expunged meanwhile");
    }
    if (writer.metUnknownEncoding()) {
      throw new Refused("UNKNOWN-CTE", "A part has a transfer encoding that I cannot decode");
    }
    return new Done(next, limited.code() + (byUid ? "UID FETCH completed" : "FETCH completed"));
  }

  private long changedSince() {
    return modifiers.changedSince().orElse(-1);
  }

  /// RFC 9051 §6.4.9: the answer to UID FETCH always tells the UID. With UIDONLY it begins with it.
  private List<FetchItem> told(Enabled enabled) {
    if (!byUid || items.contains(Attribute.UID) || enabled.uidOnly()) {
      return items;
    }
    var told = new ArrayList<>(items);
    told.addFirst(Attribute.UID);
    return told;
  }

  /// Before any FETCH response: RFC 7162 §3.2.6.
  private void tellVanished(State.Selected state, Responses out) throws IOException {
    var announced = state.announced();
    // What vanished may have had a larger UID than what is there, so `*` means any that was used.
    var within =
        messages.isSavedResult() ? state.saved() : messages.resolved(announced.uidNext() - 1);
    Vanished.writeEarlier(Vanished.since(changedSince(), within, state), out);
  }

  private boolean marksSeen() {
    for (var item : items) {
      if (item.setsSeen()) {
        return true;
      }
    }
    return false;
  }

  /// What was read is `\Seen`; the news after the answer tell it (RFC 9051 §6.4.5). Another session
  /// may have taken that flag away without this one having been told.
  private void markSeen(Selection chosen, State.Selected state) throws IntentRefused, Bye {
    var read = read(chosen, state.announced().messages());
    var current = News.current(state).messages();
    var unseen = new UidSetBuilder();
    boolean any = false;
    var there = Selection.ofUids(read, current);
    for (int range = 0; range < there.ranges(); range++) {
      int last = there.last(range);
      for (var m = current.cursor(there.first(range)); m.index() < last && m.next(); ) {
        if ((m.flags() & Flags.SEEN) == 0) {
          unseen.add(m.uid());
          any = true;
        }
      }
    }
    if (any) {
      mark(unseen.build(), state);
    }
  }

  /// The messages that the answer shows.
  private UidSet read(Selection chosen, Messages announced) {
    var shown =
        modifiers.changedSince().isEmpty()
            ? chosen
            : chosen.changedSince(changedSince(), announced);
    return shown.uids(announced);
  }

  private static void mark(UidSet unseen, State.Selected state) throws IntentRefused {
    state
        .account()
        .commit(
            new ChangeFlags(
                state.announced().id(),
                unseen,
                FlagOperation.ADD,
                Flags.SEEN,
                List.of(),
                OptionalLong.empty()));
  }
}
