package dev.haven.account;

import java.util.List;
import java.util.OptionalLong;

/// Changes flags of messages, RFC 9051 §6.4.6; those that are not there are passed over, and those
/// whose flags are as wanted already stay as they are, version and all.
///
/// @param flags system flags, see [Flags]
/// @param unchangedSince leaves messages alone that changed after that version, RFC 7162 §3.1.3
public record ChangeFlags(
    MailboxId mailbox,
    UidSet uids,
    FlagOperation operation,
    long flags,
    List<String> keywords,
    OptionalLong unchangedSince)
    implements Intent<ChangedFlags> {
  public ChangeFlags {
    keywords = List.copyOf(keywords);
  }

  @Override
  public ChangedFlags decide(Draft draft) throws IntentRefused {
    var before = draft.mailbox(mailbox);
    var present = before.messages().present(uids);
    if (present.isEmpty()) {
      return new ChangedFlags(UidSet.NONE, UidSet.NONE);
    }
    long named = (flags & Flags.SYSTEM) | named(draft, before);
    long add = operation == FlagOperation.REMOVE ? 0 : named;
    long remove =
        switch (operation) {
          case ADD -> 0;
          case REMOVE -> named;
          case REPLACE -> ~named;
        };
    return change(draft, before.messages(), present, add, remove);
  }

  private long named(Draft draft, Mailbox before) throws IntentRefused {
    return operation == FlagOperation.REMOVE
        ? before.keywords().flags(keywords)
        : draft.keywords(before, keywords);
  }

  private ChangedFlags change(
      Draft draft, Messages messages, UidSet present, long add, long remove) {
    var changed = new UidSetBuilder();
    var modified = new UidSetBuilder();
    long newest = unchangedSince.orElse(Long.MAX_VALUE);
    for (int i = messages.chunkEndingAtOrAfter(present.first(0)); i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      if (chunk.touches(present)) {
        var columns = chunk.columns();
        chunk.rowsIn(
            present,
            row -> {
              long old = columns.flags(row);
              if (columns.modSeq(row) > newest) {
                modified.add(columns.uid(row));
              } else if (((old & ~remove) | add) != old) {
                changed.add(columns.uid(row));
              }
            });
      }
    }
    var uidsChanged = changed.build();
    if (!uidsChanged.isEmpty()) {
      draft.record(new Change.FlagsChanged(mailbox, uidsChanged, add, remove));
    }
    return new ChangedFlags(uidsChanged, modified.build());
  }
}
