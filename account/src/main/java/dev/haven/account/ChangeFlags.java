package dev.haven.account;

import java.util.List;
import java.util.OptionalLong;

/// Changes flags of messages, RFC 9051 §6.4.6; those that are not there are passed over, and those
/// whose flags are as wanted already stay as they are, version and all.
///
/// @param flags system flags, see [Flags]
/// @param changeable the bits that whoever asks may change; all others stay (RFC 4314 §2.1)
/// @param unchangedSince leaves messages alone that changed after that version, RFC 7162 §3.1.3
public record ChangeFlags(
    MailboxId mailbox,
    UidSet uids,
    FlagOperation operation,
    long flags,
    List<String> keywords,
    long changeable,
    OptionalLong unchangedSince)
    implements Intent<ChangedFlags> {
  public ChangeFlags(
      MailboxId mailbox,
      UidSet uids,
      FlagOperation operation,
      long flags,
      List<String> keywords,
      OptionalLong unchangedSince) {
    this(mailbox, uids, operation, flags, keywords, Flags.ALL, unchangedSince);
  }

  public ChangeFlags {
    keywords = List.copyOf(keywords);
  }

  @Override
  public ChangedFlags decide(Draft draft) throws IntentRefused {
    var before = draft.mailbox(mailbox);
    var messages = before.messages();
    var present = messages.present(uids);
    var modified = modified(messages, present);
    var wanted = modified.isEmpty() ? present : present.without(modified);
    if (wanted.isEmpty()) {
      return new ChangedFlags(UidSet.NONE, modified);
    }
    long named = (flags & Flags.SYSTEM) | named(draft, before);
    long add = operation == FlagOperation.REMOVE ? 0 : named & changeable;
    long remove =
        switch (operation) {
          case ADD -> 0;
          case REMOVE -> named & changeable;
          case REPLACE -> ~named & changeable;
        };
    var changed = messages.matching(wanted, (old, _) -> ((old & ~remove) | add) != old);
    if (!changed.isEmpty()) {
      draft.record(new Change.FlagsChanged(mailbox, changed, add, remove));
    }
    return new ChangedFlags(changed, modified);
  }

  private UidSet modified(Messages messages, UidSet present) {
    return unchangedSince.isEmpty()
        ? UidSet.NONE
        : messages.matching(present, (_, modSeq) -> modSeq > unchangedSince.getAsLong());
  }

  private long named(Draft draft, Mailbox before) throws IntentRefused {
    boolean knownOnly =
        operation == FlagOperation.REMOVE || changeable >>> Flags.FIRST_KEYWORD == 0;
    return knownOnly ? before.keywords().flags(keywords) : draft.keywords(before, keywords);
  }
}
