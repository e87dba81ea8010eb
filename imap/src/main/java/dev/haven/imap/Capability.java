package dev.haven.imap;

import dev.haven.directory.Sasl;
import dev.haven.directory.SignInContext;
import dev.haven.wire.Connection;
import java.io.IOException;
import java.util.Set;

/// `CAPABILITY`, RFC 9051 §6.1.1: what this client can use now. The answer differs before and after
/// TLS, and before and after signing in.
record Capability() implements Command.InAnyState {
  private static final String ALWAYS = " ID ENABLE LANGUAGE SASL-IR";
  private static final String FOR_USERS = Extension.announced(Set.of());

  @Override
  public Done run(State state, Client client) throws IOException {
    client.out().untagged(list(state, client));
    return new Done(state, "CAPABILITY completed");
  }

  /// The response's text, also used as a response code.
  static String list(State state, Client client) {
    boolean rev2 = !(state instanceof State.LoggedIn user) || user.offers(Extension.IMAP4REV2);
    return (rev2 ? "CAPABILITY IMAP4rev1 IMAP4rev2 " : "CAPABILITY IMAP4rev1 ")
        + client.options().nonSynchronizing().capability()
        + ALWAYS
        + switch (state) {
          case State.LoggedIn user ->
              offered(user, client.options().largestMessage())
                  + client.options().limits().capabilities();
          case State.NotAuthenticated _, State.LoggedOut _ -> doors(client.connection());
        };
  }

  private static String offered(State.LoggedIn state, long largestMessage) {
    var off = state.user().off();
    boolean fuzzy = state.user().lookup().fuzzy().isPresent() && state.offers(Extension.FUZZY);
    return (off.isEmpty() ? FOR_USERS : Extension.announced(off))
        + (fuzzy ? " SEARCH=FUZZY" : "")
        + (off.contains(Extension.APPENDLIMIT) ? "" : " APPENDLIMIT=" + largestMessage);
  }

  /// RFC 9051 §6.2.1, RFC 9051 §6.2.3: how one may sign in, or that one may not yet.
  private static String doors(Connection connection) {
    var doors = new StringBuilder(connection.canStartTls() ? " STARTTLS" : "");
    Sasl.mechanisms(SignInContext.of(connection))
        .forEach(mechanism -> doors.append(" AUTH=").append(mechanism));
    return doors.append(SignIn.isAllowed(connection) ? "" : " LOGINDISABLED").toString();
  }
}
