package dev.haven.imap;

import java.io.IOException;

/// `NAMESPACE`, RFC 9051 §6.3.10, RFC 2342 §5: everything is the user's own.
record Namespace() implements Command.WhenLoggedIn {
  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException {
    client.out().untagged("NAMESPACE ((\"\" \"/\")) NIL NIL");
    return new Done(state, "NAMESPACE completed");
  }
}
