package dev.haven.account;

/// Takes a name from the subscriptions, RFC 9051 §6.3.8; says whether it was there.
public record Unsubscribe(String name) implements Intent<Boolean> {

  @Override
  public Boolean decide(Draft draft) {
    var unwanted = MailboxName.normalised(name);
    if (!draft.state().subscriptions().contains(unwanted)) {
      return false;
    }
    draft.record(new Change.Unsubscribed(unwanted));
    return true;
  }
}
