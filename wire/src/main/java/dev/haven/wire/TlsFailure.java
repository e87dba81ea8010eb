package dev.haven.wire;

import java.io.IOException;
import java.util.Optional;

/// TLS did not come about, or broke. The connection is of no more use.
///
/// Part of normal service: no stack trace.
final class TlsFailure extends IOException {
  private final TlsTrouble trouble;

  TlsFailure(TlsTrouble trouble, String words) {
    super(words);
    this.trouble = trouble;
  }

  TlsTrouble trouble() {
    return trouble;
  }

  /// What the peer gave as its reason.
  Optional<TlsAlert> alert() {
    return TlsAlert.received(String.valueOf(getMessage()));
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
