package dev.haven.smtp;

/// What the client asked for is not done; the reply says why and what to do.
///
/// Ordinary service, so it carries no stack trace. Only the session catches it.
public final class Refused extends Exception {
  private final Reply reply;

  public Refused(Reply reply) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }
}
