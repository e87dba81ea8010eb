package dev.haven.account;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Sets and removes entries of metadata, all or none, RFC 5464 §4.3; says whether anything changed.
///
/// Whoever may only read a mailbox may note something at it, privately. So what others note is
/// counted apart from what is noted by the account and for everybody: nobody can take the room of
/// anybody else (decision 0110).
///
/// @param mailbox the account itself if empty
/// @param entries those without a value are removed
public record SetMetadata(Optional<MailboxId> mailbox, Map<MetadataKey, Optional<Octets>> entries)
    implements Intent<Boolean> {
  /// The largest value, in octets.
  public static final int LARGEST = 64 << 10;

  /// Entries of one owner at one mailbox.
  private static final int MOST = 100;

  /// Octets of what is for everybody, and as much again of what is the account's own.
  private static final long LARGEST_OWN = 4 << 20;

  /// Octets of what is for everybody, at one mailbox.
  private static final long LARGEST_SHARED = 1 << 20;

  /// Octets of what one other person noted in the account, and of what all of them did.
  private static final long LARGEST_OF_OTHER = 256 << 10;

  private static final long LARGEST_OF_OTHERS = 8 << 20;

  public SetMetadata {
    entries = Map.copyOf(entries);
  }

  @Override
  public Boolean decide(Draft draft) throws IntentRefused {
    var growing = new TreeSet<String>();
    boolean changed = false;
    for (var entry : entries.entrySet()) {
      var key = entry.getKey();
      if (!entry.getValue().equals(metadata(draft).value(key))) {
        draft.record(new Change.MetadataSet(mailbox, key, entry.getValue()));
        changed = true;
        entry.getValue().ifPresent(_ -> growing.add(key.owner()));
      }
    }
    for (var owner : growing) {
      requireBounds(owner, draft);
    }
    return changed;
  }

  private Metadata metadata(Draft draft) throws IntentRefused {
    return mailbox.isPresent() ? draft.mailbox(mailbox.get()).metadata() : draft.state().metadata();
  }

  private void requireBounds(String owner, Draft draft) throws IntentRefused {
    var here = metadata(draft);
    var state = draft.state();
    boolean fits = here.count(owner) <= MOST;
    if (owner.isEmpty()) {
      boolean fitsHere = mailbox.isEmpty() || here.octets(owner::equals) <= LARGEST_SHARED;
      fits &= fitsHere && total(state, owner::equals) <= LARGEST_OWN;
    } else if (draft.isOwnedBy(owner)) {
      fits &= total(state, owner::equals) <= LARGEST_OWN;
    } else {
      fits &= total(state, owner::equals) <= LARGEST_OF_OTHER;
      fits &= total(state, it -> !it.isEmpty() && !draft.isOwnedBy(it)) <= LARGEST_OF_OTHERS;
    }
    if (!fits) {
      throw new IntentRefused(
          Reason.TOO_MANY_ENTRIES,
          "There are too many annotations already; remove some, or write shorter ones.");
    }
  }

  private static long total(AccountState state, Predicate<String> owners) {
    long total = state.metadata().octets(owners);
    for (var box : state.byId()) {
      total += box.metadata().octets(owners);
    }
    return total;
  }
}
