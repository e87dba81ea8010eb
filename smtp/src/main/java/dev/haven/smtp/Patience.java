package dev.haven.smtp;

import java.util.Optional;

/// How much a session bears before it hangs up. For the session's thread.
final class Patience {
  private final SmtpLimits limits;
  private int mistakes;
  private int idleCommands;

  Patience(SmtpLimits limits) {
    this.limits = limits;
  }

  /// A command was refused.
  void mistake() {
    mistakes++;
  }

  /// A command was carried out that moves no mail.
  void idleCommand() {
    idleCommands++;
  }

  /// A message was accepted: this peer is here to work.
  void renew() {
    idleCommands = 0;
  }

  /// The goodbye, once it is time (RFC 5321 §4.2.3).
  Optional<Reply> exhausted() {
    if (mistakes >= limits.mistakes()) {
      return Optional.of(
          Reply.of(
              421,
              "4.7.0",
              "Closing after " + mistakes + " refused commands; each answer above says why"));
    }
    if (idleCommands >= limits.idleCommands()) {
      return Optional.of(
          Reply.of(
              421, "4.7.0", "Closing after " + idleCommands + " commands that brought no mail"));
    }
    return Optional.empty();
  }
}
