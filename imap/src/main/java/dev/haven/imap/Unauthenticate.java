package dev.haven.imap;

import java.io.IOException;

/// `UNAUTHENTICATE`, RFC 8437 §3: the connection is as it was before anybody signed in, but for
/// TLS. A selected mailbox is left without expunging.
record Unauthenticate() implements Command.InAnyState {
  @Override
  public Done run(State state, Client client) {
    if (!(state instanceof State.LoggedIn)) {
      return new Done(state, Done.Answer.BAD, "Nobody is signed in");
    }
    client.notifier().reset();
    client.signIn().leave(client);
    return new Done(new State.NotAuthenticated(), "UNAUTHENTICATE completed");
  }

  /// RFC 8437 §4.1: compression ends behind the tagged answer. Only then, since pipelined commands
  /// need not wait for it where nothing is compressed.
  @Override
  public void afterwards(Client client) throws IOException {
    if (client.connection().compressed()) {
      client.out().flush();
      client.connection().stopCompressing();
    }
  }
}
