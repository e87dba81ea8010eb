package dev.haven.imap;

import dev.haven.directory.Credentials;
import dev.haven.directory.Sasl;
import dev.haven.directory.SaslExchange;
import dev.haven.directory.SaslStep;
import dev.haven.wire.Line;
import dev.haven.wire.SyntaxException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/// `AUTHENTICATE`, RFC 9051 §6.2.2: a SASL exchange, its first response possibly on the same line
/// (RFC 4959 §3).
///
/// @param initialResponse base64, or `=` for an empty one
record Authenticate(String mechanism, Optional<String> initialResponse)
    implements Command.WhenNotAuthenticated {

  static Authenticate parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mechanism = in.atom("a mechanism");
    if (!in.accept(' ')) {
      return new Authenticate(mechanism, Optional.empty());
    }
    return new Authenticate(mechanism, Optional.of(in.atom("a response in base64")));
  }

  @Override
  public Done run(Client client) throws IOException, Refused, Bye, SyntaxException {
    var door = client.signIn();
    if (!SignIn.isAllowed(client.connection())) {
      door.requirePrivacy(client, Sasl.user(mechanism, initialResponse), mechanism);
    }
    var exchange = Sasl.exchange(mechanism).orElseThrow(() -> door.notOffered(client, mechanism));
    var user = door.enter(credentials(exchange, client), client, mechanism);
    var state = new State.Authenticated(user);
    return new Done(state, "[" + Capability.list(state, client) + "] AUTHENTICATE completed");
  }

  private Credentials credentials(SaslExchange exchange, Client client)
      throws IOException, Refused, Bye, SyntaxException {
    var step = initialResponse.map(exchange::begin).orElseGet(exchange::begin);
    while (true) {
      switch (step) {
        case SaslStep.Done(var credentials) -> {
          return credentials;
        }
        case SaslStep.Challenge(var base64) -> step = exchange.respond(answerTo(base64, client));
        case SaslStep.Failed failed -> {
          client.signIn().note(failed, client, mechanism);
          throw failure(failed);
        }
      }
    }
  }

  private static byte[] answerTo(String challenge, Client client)
      throws IOException, Bye, SyntaxException {
    client.out().continuation(challenge);
    client.out().flush();
    return switch (client.frames().readLine()) {
      case Line.Complete(var bytes) -> bytes;
      case Line.TooLong _ -> throw new SyntaxException("a shorter response", 0);
      case Line.Closed _ -> throw new EOFException("the connection ended within AUTHENTICATE");
      case Line.TimedOut _ -> throw new Bye("Autologout: no response came");
      case Line.ShuttingDown _ -> throw new Bye("Server is going down; reconnect in a moment");
    };
  }

  /// RFC 9051 §6.2.2: `BAD` for a response that cannot be decoded or is `*`.
  private static Refused failure(SaslStep.Failed failed) throws Refused, SyntaxException {
    if (failed.fault() == SaslStep.Fault.FOR_SOMEBODY_ELSE) {
      throw new Refused("AUTHORIZATIONFAILED", failed.text());
    }
    throw new SyntaxException("a SASL response: " + failed.text(), 0);
  }

  /// Leaves the response out: it holds the password.
  @Override
  public String toString() {
    return "Authenticate[mechanism=" + mechanism + "]";
  }
}
