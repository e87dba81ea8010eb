package dev.haven.imap;

/// `NOOP`, RFC 9051 §6.1.2: nothing but the occasion to hear news.
record Noop() implements Command.InAnyState {
  @Override
  public Done run(State state, Client client) {
    return new Done(state, "NOOP completed");
  }
}
