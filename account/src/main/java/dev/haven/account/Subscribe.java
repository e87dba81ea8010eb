package dev.haven.account;

/// Adds a name to the subscriptions, RFC 9051 §6.3.7; says whether it was not there before.
public record Subscribe(String name) implements Intent<Boolean> {

  @Override
  public Boolean decide(Draft draft) throws IntentRefused {
    var wanted = MailboxName.checked(name);
    var subscribed = draft.state().subscriptions();
    if (subscribed.contains(wanted)) {
      return false;
    }
    int most = 2 * draft.options().mostMailboxes();
    if (subscribed.size() >= most) {
      throw new IntentRefused(
          Reason.LIMIT, "There are " + most + " subscriptions already; unsubscribe from some.");
    }
    draft.record(new Change.Subscribed(wanted));
    return true;
  }
}
