package dev.haven.smtp;

import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.directory.Sasl;
import dev.haven.directory.SaslExchange;
import dev.haven.directory.SaslStep;
import dev.haven.directory.SignInContext;
import dev.haven.directory.SignInOutcome;
import dev.haven.directory.SignInRefusal;
import dev.haven.wire.Connection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One AUTH command with its challenges and responses (RFC 4954 §4).
final class SignInDialogue {
  /// The client at the other end of the dialogue.
  interface Client {
    /// Sends a challenge and waits for the response; empty if none came, about which the client has
    /// been told already.
    Optional<byte[]> respond(Reply challenge) throws IOException;
  }

  private final Directory directory;
  private final SignInContext where;

  SignInDialogue(Directory directory, SignInContext where) {
    this.directory = directory;
    this.where = where;
  }

  /// Who signed in; empty if the dialogue ended without a response.
  Optional<Person> run(Command.Auth auth, Client client) throws IOException, Refused {
    var by = where.by(auth.mechanism());
    if (!where.secretsAllowed()) {
      var user = Sasl.user(auth.mechanism(), auth.initialResponse());
      throw refused(538, "5.7.11", directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, user, by));
    }
    var exchange = exchange(auth.mechanism(), by);
    var initial = auth.initialResponse();
    var step = initial.isPresent() ? exchange.begin(initial.get()) : exchange.begin();
    while (step instanceof SaslStep.Challenge(var base64)) {
      var response = client.respond(new Reply(334, "", List.of(base64)));
      if (response.isEmpty()) {
        return Optional.empty();
      }
      step = exchange.respond(response.get());
    }
    return switch (step) {
      case SaslStep.Done(var credentials) -> Optional.of(person(credentials, by));
      case SaslStep.Failed failed -> {
        directory.note(failed, by);
        throw failed(failed.fault(), failed.text());
      }
      case SaslStep.Challenge _ -> throw new IllegalStateException("a challenge ends no dialogue");
    };
  }

  private SaslExchange exchange(String mechanism, SignInContext by) throws Refused {
    var exchange = Sasl.exchange(mechanism);
    if (exchange.isEmpty()) {
      throw refused(504, "5.5.4", directory.refuse(SignInRefusal.MECHANISM_NOT_OFFERED, "", by));
    }
    return exchange.get();
  }

  private Person person(Credentials credentials, SignInContext by) throws Refused {
    return switch (directory.signIn(credentials, by)) {
      case SignInOutcome.Accepted(var person) -> person;
      case SignInOutcome.Refused refused -> throw wrong(refused);
    };
  }

  /// RFC 4954 §6, RFC 5248 §2.4.
  private static Refused wrong(SignInOutcome.Refused refused) {
    if (refused.refusal().isTemporary()) {
      return refused(454, "4.7.0", refused);
    }
    return refused.refusal() == SignInRefusal.SUSPENDED
        ? refused(525, "5.7.13", refused)
        : refused(535, "5.7.8", refused);
  }

  private static Refused refused(int code, String enhanced, SignInOutcome.Refused why) {
    return Reply.refused(code, enhanced, why.text());
  }

  private static Refused failed(SaslStep.Fault fault, String text) {
    return switch (fault) {
      case CANCELLED -> Reply.refused(501, "5.7.0", text);
      case MALFORMED -> Reply.refused(501, "5.5.2", text);
      case TOO_LONG -> Reply.refused(500, "5.5.6", text);
      case FOR_SOMEBODY_ELSE -> Reply.refused(535, "5.7.8", text);
    };
  }

  /// The refusal for a mail program at a port where nobody signs in.
  static Refused notHere(Command.Auth auth, Directory directory, Connection connection) {
    directory.refuse(
        SignInRefusal.NOT_ON_THIS_PORT,
        Sasl.user(auth.mechanism(), auth.initialResponse()),
        SignInContext.of(connection).by(auth.mechanism()));
    return Reply.refused(
        502,
        "5.5.1",
        "This port is for other mail servers; sign in on port 465 (TLS) or 587 (STARTTLS)");
  }

  /// RFC 6409 §4.3, RFC 4954 §6: mail programs sign in before they send.
  static void requireSignIn(SmtpService service, Identity identity, Connection connection)
      throws Refused {
    if (!service.needsSignIn() || identity instanceof Identity.SignedIn) {
      return;
    }
    throw SignInContext.of(connection).secretsAllowed()
        ? Reply.refused(530, "5.7.0", "Sign in first (AUTH): set a user name for outgoing mail")
        : Reply.refused(
            530, "5.7.0", "Sign in first, which needs TLS: STARTTLS here, or TLS on port 465");
  }
}
