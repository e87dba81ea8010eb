package dev.haven.smtp.client;

import java.io.IOException;

/// The other side does not keep to the protocol. Ordinary service: no stack trace.
final class NotSmtp extends IOException {
  NotSmtp(String words) {
    super(words);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
