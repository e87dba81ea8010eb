package dev.haven.account;

import java.util.Map;
import java.util.Optional;

/// Sets and removes entries of metadata, all or none, RFC 5464 §4.3; says whether anything changed.
///
/// @param mailbox the account itself if empty
/// @param entries those without a value are removed
public record SetMetadata(Optional<MailboxId> mailbox, Map<MetadataKey, Optional<Octets>> entries)
    implements Intent<Boolean> {
  /// The largest value, in octets.
  public static final int LARGEST = 64 << 10;

  /// Entries of one owner at one mailbox.
  private static final int MOST = 100;

  /// Octets in one account.
  private static final long LARGEST_TOTAL = 4 << 20;

  public SetMetadata {
    entries = Map.copyOf(entries);
  }

  @Override
  public Boolean decide(Draft draft) throws IntentRefused {
    boolean changed = false;
    for (var entry : entries.entrySet()) {
      var key = entry.getKey();
      if (!entry.getValue().equals(metadata(draft).value(key))) {
        draft.record(new Change.MetadataSet(mailbox, key, entry.getValue()));
        changed = true;
      }
    }
    if (changed) {
      requireBounds(draft);
    }
    return changed;
  }

  private Metadata metadata(Draft draft) throws IntentRefused {
    return mailbox.isPresent() ? draft.mailbox(mailbox.get()).metadata() : draft.state().metadata();
  }

  private void requireBounds(Draft draft) throws IntentRefused {
    boolean grows = entries.values().stream().anyMatch(Optional::isPresent);
    var metadata = metadata(draft);
    boolean many = entries.keySet().stream().anyMatch(key -> metadata.count(key.owner()) > MOST);
    if (grows && (many || total(draft.state()) > LARGEST_TOTAL)) {
      throw new IntentRefused(
          Reason.TOO_MANY_ENTRIES,
          "There are too many annotations already; remove some, or write shorter ones.");
    }
  }

  private static long total(AccountState state) {
    long total = state.metadata().octets();
    for (var box : state.byId()) {
      total += box.metadata().octets();
    }
    return total;
  }
}
