package dev.haven.smtp.client;

/// The server answered, and not as hoped. Ordinary service: no stack trace.
final class RefusedByServer extends Exception {
  private final Outcome outcome;

  RefusedByServer(Outcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
