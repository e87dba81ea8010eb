package dev.haven.smtp.client;

import java.util.List;

/// No session came about. Ordinary service: no stack trace.
public final class SessionFailed extends Exception {
  private final Outcome outcome;
  private final List<String> transcript;

  SessionFailed(Outcome outcome, List<String> transcript) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
    this.transcript = List.copyOf(transcript);
  }

  /// The same for every recipient that the session would have been for.
  public Outcome outcome() {
    return outcome;
  }

  public List<String> transcript() {
    return transcript;
  }
}
