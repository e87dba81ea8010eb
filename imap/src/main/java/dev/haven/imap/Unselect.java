package dev.haven.imap;

/// `UNSELECT`, RFC 9051 §6.4.2, RFC 3691 §2: leaves the mailbox without expunging.
record Unselect() implements Command.WhenSelected {
  @Override
  public Done run(State.Selected state, Client client) {
    return new Done(state.closed(), "UNSELECT completed");
  }
}
