package dev.haven.wire;

import java.io.IOException;

/// The client speaks something that this port does not.
///
/// Sessions let it pass, as any [IOException]; the listener answers in the client's language. Part
/// of normal service: no stack trace.
final class WrongModeSeen extends IOException {
  private final WrongMode mode;

  WrongModeSeen(WrongMode mode) {
    super(mode.toString());
    this.mode = mode;
  }

  WrongMode mode() {
    return mode;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
