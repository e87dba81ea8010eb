package dev.haven.imap;

import dev.haven.directory.Credentials;
import dev.haven.wire.SyntaxException;

/// `LOGIN`, RFC 9051 §6.2.3: `login = "LOGIN" SP userid SP password`.
record Login(Credentials credentials) implements Command.WhenNotAuthenticated {
  private static final String NAME = "LOGIN";

  static Login parse(ImapCursor in) throws SyntaxException {
    in.space();
    var user = in.astring();
    in.space();
    return new Login(new Credentials(user, in.astring()));
  }

  @Override
  public Done run(Client client) throws Refused {
    client.signIn().requirePrivacy(client, credentials.user(), NAME);
    var state = new State.Authenticated(client.signIn().enter(credentials, client, NAME));
    return new Done(state, "[" + Capability.list(state, client) + "] LOGIN completed");
  }
}
