package dev.haven.wire;

import java.io.IOException;

/// A peer went beyond a limit that is not the session's to answer.
///
/// Sessions let it pass, as any [IOException]; the listener says why in the protocol's own words
/// and closes. It is part of normal service and carries no stack trace.
final class LimitReached extends IOException {
  private final Refusal refusal;
  private final String why;

  LimitReached(Refusal refusal, String why) {
    super(why);
    this.refusal = refusal;
    this.why = why;
  }

  String why() {
    return why;
  }

  Refusal refusal() {
    return refusal;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
