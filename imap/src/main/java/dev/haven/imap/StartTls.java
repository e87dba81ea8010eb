package dev.haven.imap;

import java.io.IOException;

/// `STARTTLS`, RFC 9051 §6.2.1: TLS begins right after the tagged `OK`; what the client sent in
/// clear behind its command is thrown away unread (RFC 9051 §11.1).
record StartTls() implements Command.WhenNotAuthenticated {
  @Override
  public Done run(Client client) throws Refused {
    if (client.connection().tls().isPresent()) {
      throw new Refused("CANNOT", "This connection is encrypted already; go on and sign in");
    }
    if (!client.connection().canStartTls()) {
      throw new Refused("CANNOT", "There is no certificate for TLS here; ask the administrator");
    }
    return new Done(new State.NotAuthenticated(), "Begin TLS negotiation now");
  }

  @Override
  public void afterwards(Client client) throws IOException {
    client.out().flush();
    client.connection().startTls();
  }
}
