package dev.haven.account;

/// Forgets that another account shared something with this one.
///
/// @param account name of its log
public record RemoveSharer(String account) implements Intent<Boolean> {

  @Override
  public Boolean decide(Draft draft) {
    boolean known =
        draft.state().sharers().stream().anyMatch(sharer -> sharer.account().equals(account));
    if (known) {
      draft.record(new Change.SharerRemoved(account));
    }
    return known;
  }
}
