package dev.haven.smtp;

import java.time.Duration;

/// What the client asked for is not done; the reply says why and what to do.
///
/// Ordinary service, so it carries no stack trace. Only the session catches it.
public final class Refused extends Exception {
  private final Reply reply;
  private final Duration after;

  public Refused(Reply reply) {
    this(reply, Duration.ZERO);
  }

  /// @param after how long the client is kept waiting for the reply
  public Refused(Reply reply, Duration after) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
    this.after = after;
  }

  Duration after() {
    return after;
  }

  public Reply reply() {
    return reply;
  }
}
