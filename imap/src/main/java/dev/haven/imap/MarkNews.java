package dev.haven.imap;

import dev.haven.account.Annotations;
import dev.haven.account.Mailbox;
import dev.haven.account.MessageCursor;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a client is to hear of flags and annotations that others changed: the difference between
/// its messages as they were announced and as they are.
///
/// @param before the mailbox as the client knew it
/// @param own what it changed itself, which is no news to it
/// @param viewer whose private annotations the client sees: the log of their account
/// @param flags whether it wants to hear of flags (RFC 5465 §5.1)
/// @param annotations whether it wants to hear of annotations (RFC 5257 §4.2, RFC 5465 §5.1)
record MarkNews(Mailbox before, OwnChange own, String viewer, boolean flags, boolean annotations) {

  /// Where nobody annotated anything, what changed is flags.
  private boolean isAnnotated(MessageCursor m) {
    return before.messages().areAnnotated() || !m.annotations().isEmpty();
  }

  /// Whether to tell the flags of a message whose version changed. Where only annotations did, the
  /// flags tell something to those alone who keep MODSEQs.
  boolean tellsFlags(MessageCursor m, boolean modSeqs) {
    if (!flags || modSeqs || !isAnnotated(m)) {
      return flags;
    }
    var old = old(m);
    return old.isEmpty()
        || old.get().flags() != m.flags()
        || old.get().annotations().equals(m.annotations());
  }

  /// The entries that this client may see and whose values differ, in order: RFC 5257 §4.4.
  SortedSet<String> entries(MessageCursor m) {
    if (!annotations || !isAnnotated(m)) {
      return Collections.emptySortedSet();
    }
    var old = old(m).map(own::believed).orElse(Annotations.NONE);
    var keys = new TreeSet<>(old.values().keySet());
    keys.addAll(m.annotations().values().keySet());
    var entries = new TreeSet<String>();
    for (var key : keys) {
      boolean visible = key.isShared() || key.owner().equals(viewer);
      if (visible && !old.value(key).equals(m.annotations().value(key))) {
        entries.add(key.entry());
      }
    }
    return entries;
  }

  private Optional<MessageCursor> old(MessageCursor m) {
    int index = before.messages().indexOf(m.uid());
    if (index < 0) {
      return Optional.empty();
    }
    var old = before.messages().cursor(index);
    old.next();
    return Optional.of(old);
  }
}
