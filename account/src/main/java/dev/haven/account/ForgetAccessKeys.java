package dev.haven.account;

/// Forgets all mailbox access keys, and so ends all URLs for which they vouched (RFC 4467 §7). Says
/// whether there were any.
public record ForgetAccessKeys() implements Intent<Boolean> {

  @Override
  public Boolean decide(Draft draft) {
    if (draft.state().accessKeys().all().isEmpty()) {
      return false;
    }
    draft.record(new Change.AccessKeysForgotten());
    return true;
  }
}
