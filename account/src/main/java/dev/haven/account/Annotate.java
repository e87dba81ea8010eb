package dev.haven.account;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Sets and removes values of annotations of messages, RFC 5257 §4.5; those that are not there are
/// passed over, and those whose values are as wanted already stay as they are, version and all.
///
/// Whoever may only read a mailbox may note something at its messages, privately. So what others
/// note is counted apart, as in [SetMetadata].
///
/// @param values those without a value are removed
/// @param unchangedSince leaves messages alone that changed after that version, RFC 7162 §3.1.3
public record Annotate(
    MailboxId mailbox,
    UidSet uids,
    Map<AnnotationKey, Optional<Octets>> values,
    OptionalLong unchangedSince)
    implements Intent<ChangedFlags> {
  /// The largest value, in octets.
  public static final int LARGEST = 16 << 10;

  /// Values of one message that are one person's, or for all.
  static final int MOST = 200;

  /// Octets of those.
  private static final long LARGEST_MESSAGE = 256 << 10;

  /// Octets of what is for everybody, and as much again of what is the account's own.
  private static final long LARGEST_OWN = 32 << 20;

  /// Octets of what is for everybody, in one mailbox.
  private static final long LARGEST_SHARED = 8 << 20;

  /// Octets of what one other person noted in the account, and of what all of them did.
  private static final long LARGEST_OF_OTHER = 1 << 20;

  private static final long LARGEST_OF_OTHERS = 16 << 20;

  public Annotate {
    values = Map.copyOf(values);
  }

  @Override
  public ChangedFlags decide(Draft draft) throws IntentRefused {
    var messages = draft.mailbox(mailbox).messages();
    var present = messages.present(uids);
    var modified =
        unchangedSince.isEmpty()
            ? UidSet.NONE
            : messages.matching(present, (_, modSeq) -> modSeq > unchangedSince.getAsLong());
    var wanted = modified.isEmpty() ? present : present.without(modified);
    var changed = messages.annotated(wanted, old -> !old.with(values).equals(old));
    if (!changed.isEmpty()) {
      annotate(draft, mailbox, changed, values);
    }
    return new ChangedFlags(changed, modified);
  }

  /// Records it, unless it would be too much.
  static void annotate(
      Draft draft, MailboxId mailbox, UidSet uids, Map<AnnotationKey, Optional<Octets>> values)
      throws IntentRefused {
    draft.record(new Change.MessagesAnnotated(mailbox, uids, values));
    var growing = new TreeSet<String>();
    values.forEach((key, value) -> value.ifPresent(_ -> growing.add(key.owner())));
    var messages = draft.mailbox(mailbox).messages();
    for (var owner : growing) {
      var full = messages.annotated(uids, them -> !them.fits(owner, MOST, LARGEST_MESSAGE));
      if (!full.isEmpty()) {
        throw tooMany();
      }
      requireRoom(draft, mailbox, owner);
    }
  }

  /// Refuses what makes somebody's annotations too many.
  static void requireRoom(Draft draft, MailboxId mailbox, String owner) throws IntentRefused {
    var all = Purses.EMPTY;
    for (var box : draft.state().byId()) {
      all = all.plus(box.messages().totals().annotations());
    }
    boolean fits;
    if (owner.isEmpty()) {
      var here = draft.mailbox(mailbox).messages().totals().annotations();
      fits = here.of(owner::equals) <= LARGEST_SHARED && all.of(owner::equals) <= LARGEST_OWN;
    } else if (draft.isOwnedBy(owner)) {
      fits = all.of(owner::equals) <= LARGEST_OWN;
    } else {
      fits =
          all.of(owner::equals) <= LARGEST_OF_OTHER
              && all.of(it -> !it.isEmpty() && !draft.isOwnedBy(it)) <= LARGEST_OF_OTHERS;
    }
    if (!fits) {
      throw tooMany();
    }
  }

  private static IntentRefused tooMany() {
    return new IntentRefused(
        Reason.TOO_MANY_ANNOTATIONS,
        "There are too many annotations already; remove some, or write shorter ones.");
  }
}
