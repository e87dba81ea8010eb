package dev.haven.imap;

import dev.haven.account.AnnotationKey;
import dev.haven.account.Annotations;
import dev.haven.account.FlagOperation;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxDiff;
import dev.haven.account.MessageCursor;
import dev.haven.account.Octets;
import dev.haven.account.UidSet;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// What a STORE of this session changed, and so how the new state is told (RFC 9051 §6.4.6).
///
/// Without `.SILENT` every message named is told, changed or not; with it, none whose flags and
/// annotations are those that the client must expect.
///
/// @param chosen the messages named
/// @param modified those of them that were left alone (RFC 7162 §3.1.3)
/// @param annotations the values it set
record OwnChange(
    Selection chosen,
    UidSet modified,
    boolean silent,
    FlagOperation operation,
    FlagNames flags,
    Map<AnnotationKey, Optional<Octets>> annotations) {

  /// The client changed nothing.
  static final OwnChange NONE =
      ofFlags(Selection.NOTHING, UidSet.NONE, false, FlagOperation.ADD, FlagNames.NONE);

  static OwnChange ofFlags(
      Selection chosen, UidSet modified, boolean silent, FlagOperation operation, FlagNames flags) {
    return new OwnChange(chosen, modified, silent, operation, flags, Map.of());
  }

  /// RFC 5257 §4.5: silent always.
  static OwnChange ofAnnotations(
      Selection chosen, UidSet modified, Map<AnnotationKey, Optional<Octets>> values) {
    return new OwnChange(chosen, modified, true, FlagOperation.ADD, FlagNames.NONE, values);
  }

  /// Tells the flags that differ between what was announced and what `state` announces.
  void tell(State.Selected state, MailboxDiff diff, Mailbox before, FlagLine line)
      throws IOException {
    var messages = state.announced().messages();
    var changed = diff.changed();
    int next = 0;
    for (int range = 0; !silent && range < chosen.ranges(); range++) {
      int last = chosen.last(range);
      for (var m = messages.cursor(chosen.first(range)); m.index() < last && m.next(); ) {
        while (next < changed.length && changed[next] < m.index()) {
          line.writeNews(changed[next++]);
        }
        boolean isChanged = next < changed.length && changed[next] == m.index();
        if (isChanged || !modified.contains(m.uid())) {
          line.write(m);
        }
        next += isChanged ? 1 : 0;
      }
    }
    for (; next < changed.length; next++) {
      tellChanged(changed[next], before, state, line);
    }
  }

  private void tellChanged(int index, Mailbox before, State.Selected state, FlagLine line)
      throws IOException {
    if (!silent || !chosen.contains(index)) {
      line.writeNews(index);
    } else if (state.announced().messages().flags(index) != believed(index, before, state)) {
      line.write(index);
    } else {
      line.writeUnexpected(index);
    }
  }

  /// The flags that the client, who has not heard of others' changes, believes in.
  private long believed(int index, Mailbox before, State.Selected state) {
    long named = flags.system() | state.announced().keywords().flags(flags.keywords());
    long old = before.messages().flags(index);
    if (modified.contains(before.messages().uid(index))) {
      return old;
    }
    return switch (operation) {
      case ADD -> old | named;
      case REMOVE -> old & ~named;
      case REPLACE -> named;
    };
  }

  /// The annotations that the client believes in, likewise.
  Annotations believed(MessageCursor before) {
    boolean changed =
        !annotations.isEmpty()
            && chosen.contains(before.index())
            && !modified.contains(before.uid());
    return changed ? before.annotations().with(annotations) : before.annotations();
  }
}
