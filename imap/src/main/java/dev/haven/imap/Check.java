package dev.haven.imap;

/// `CHECK`, RFC 3501 §6.4.1: housekeeping that is never needed here, so it is a NOOP.
record Check() implements Command.WhenSelected {
  @Override
  public Done run(State.Selected state, Client client) {
    return new Done(state, "CHECK completed");
  }
}
