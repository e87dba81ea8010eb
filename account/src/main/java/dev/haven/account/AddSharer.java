package dev.haven.account;

/// Remembers that another account shares something with this one. Done before the other account
/// gives the right: a right that nobody remembers would never be seen, while to remember in vain
/// costs a look.
public record AddSharer(Sharer sharer) implements Intent<Boolean> {
  private static final int MOST = 1_000;

  @Override
  public Boolean decide(Draft draft) throws IntentRefused {
    var known = draft.state().sharers();
    if (known.contains(sharer)) {
      return false;
    }
    if (known.size() >= MOST) {
      throw new IntentRefused(
          Reason.LIMIT, "More than " + MOST + " accounts share mailboxes with this one already.");
    }
    draft.record(new Change.SharerAdded(sharer));
    return true;
  }
}
