package dev.haven.account;

/// An intent that cannot be carried out, in words for the person who asked: cause, then remedy.
///
/// Part of normal service, so it carries no stack trace.
public final class IntentRefused extends Exception {
  private final Reason reason;

  public IntentRefused(Reason reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// Cause and remedy as one or two sentences, ASCII unless a mailbox name is not.
  public String text() {
    return String.valueOf(getMessage());
  }
}
