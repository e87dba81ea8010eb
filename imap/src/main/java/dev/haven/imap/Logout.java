package dev.haven.imap;

import java.io.IOException;

/// `LOGOUT`, RFC 9051 §6.1.3: the server MUST send `BYE` before the tagged `OK`.
record Logout() implements Command.InAnyState {
  @Override
  public Done run(State state, Client client) throws IOException {
    client.out().untagged("BYE until next time");
    return new Done(new State.LoggedOut(), "LOGOUT completed");
  }
}
