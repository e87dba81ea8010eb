package dev.haven.account;

/// Has a key for a mailbox, RFC 4467 §5: that which is there, or this one. Says which holds.
///
/// @param fresh a new key, out of the reach of guesses
/// @param replaces whether the key that is there is no more, and with it all URLs for which it
///   vouched (RFC 4467 §7)
public record KeepAccessKey(KeyedMailbox of, Octets fresh, boolean replaces)
    implements Intent<Octets> {
  /// Keys of one account.
  private static final int MOST = 10_000;

  @Override
  public Octets decide(Draft draft) throws IntentRefused {
    var keys = draft.state().accessKeys();
    var known = keys.key(of);
    if (known.isPresent() && !replaces) {
      return known.get();
    }
    if (of.isOwn()) {
      draft.mailbox(of.mailbox());
    }
    if (known.isEmpty() && keys.all().size() >= MOST) {
      throw new IntentRefused(
          Reason.LIMIT,
          "There are keys for "
              + MOST
              + " mailboxes already; RESETKEY without a mailbox forgets all of them.");
    }
    draft.record(new Change.AccessKeySet(of, fresh));
    return fresh;
  }
}
