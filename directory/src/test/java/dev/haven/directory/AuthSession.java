package dev.haven.directory;

import dev.haven.wire.Connection;
import dev.haven.wire.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `AUTH` of RFC 4954 §4 and nothing else: how a protocol uses SASL and sign-in together.
final class AuthSession {
  private final Directory directory;
  private final Connection connection;

  AuthSession(Directory directory, Connection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  void run() throws IOException {
    while (connection.in().readLine(20_000) instanceof Line.Complete(var line)) {
      answer(new String(line, StandardCharsets.UTF_8));
      connection.out().flush();
    }
  }

  private void answer(String line) throws IOException {
    if (!line.toUpperCase(Locale.ROOT).startsWith("AUTH ")) {
      say("500 5.5.1 only AUTH here");
      return;
    }
    var where = SignInContext.of(connection);
    var rest = line.substring(5);
    int space = rest.indexOf(' ');
    var exchange = Sasl.exchange(space < 0 ? rest : rest.substring(0, space));
    if (!where.secretsAllowed()) {
      say("538 5.7.11 " + directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, "", where).text());
    } else if (exchange.isEmpty()) {
      say("504 5.5.4 " + directory.refuse(SignInRefusal.MECHANISM_NOT_OFFERED, "", where).text());
    } else {
      var auth = exchange.get();
      converse(auth, space < 0 ? auth.begin() : auth.begin(rest.substring(space + 1)), where);
    }
  }

  private void converse(SaslExchange exchange, SaslStep first, SignInContext where)
      throws IOException {
    var step = first;
    while (step instanceof SaslStep.Challenge(var base64)) {
      say("334 " + base64);
      connection.out().flush();
      if (!(connection.in().readLine(20_000) instanceof Line.Complete(var line))) {
        return;
      }
      step = exchange.respond(line);
    }
    switch (step) {
      case SaslStep.Done(var credentials) -> signIn(credentials, where);
      case SaslStep.Failed(var fault, var text) -> say("501 " + fault + " " + text);
      case SaslStep.Challenge _ -> throw new AssertionError("answered above");
    }
  }

  private void signIn(Credentials credentials, SignInContext where) throws IOException {
    switch (directory.signIn(credentials, where)) {
      case SignInOutcome.Accepted(var person) -> say("235 2.7.0 Welcome " + person.address());
      case SignInOutcome.Refused(var refusal, var text) ->
          say((refusal.isTemporary() ? "454 4.7.0 " : "535 5.7.8 ") + text);
    }
  }

  private void say(String line) throws IOException {
    connection.out().write(line + "\r\n");
  }
}
