package dev.haven.imap;

import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.SignInContext;
import dev.haven.directory.SignInOutcome;
import dev.haven.directory.SignInRefusal;
import dev.haven.wire.Connection;

/// The door between a connection and an account.
record SignIn(Directory directory, Namespaces namespaces, Lookup lookup) {

  /// Whether a password may travel on this connection as it is now.
  static boolean isAllowed(Connection connection) {
    return SignInContext.of(connection).secretsAllowed();
  }

  /// Refuses what would show a password to the network, with the way out (RFC 9051 §11.2).
  void requirePrivacy(Connection connection) throws Refused {
    var where = SignInContext.of(connection);
    if (!where.secretsAllowed()) {
      throw refusal(directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, where));
    }
  }

  /// The refusal of a SASL mechanism that is not here, for the client and for the administrator.
  Refused notOffered(Connection connection) {
    return refusal(
        directory.refuse(SignInRefusal.MECHANISM_NOT_OFFERED, SignInContext.of(connection)));
  }

  /// Blocks while the password is checked.
  User enter(Credentials credentials, Client client) throws Refused {
    var connection = client.connection();
    return switch (directory.signIn(credentials, SignInContext.of(connection))) {
      case SignInOutcome.Refused refused -> throw refusal(refused);
      case SignInOutcome.Accepted(var person) -> {
        connection.signedIn();
        connection.timeout(client.options().idle());
        client.frames().limits(FrameLimits.forUser(client.options()));
        var account = namespaces.accounts().account(person.account());
        var off = client.options().keptFrom(person);
        yield new User(person, account, namespaces, Enabled.NOTHING, lookup, off);
      }
    };
  }

  /// Nobody is signed in any more (RFC 8437 §3): what strangers may do is all that may be done.
  void leave(Client client) {
    client.warned(false);
    client.connection().signedOut();
    client.connection().timeout(client.options().strangerIdle());
    client.frames().limits(FrameLimits.STRANGER);
  }

  /// RFC 5530 §3: a program asks for another password only where another password would help.
  private static Refused refusal(SignInOutcome.Refused refused) {
    var code =
        switch (refused.refusal()) {
          case UNKNOWN_USER, NOT_A_FULL_ADDRESS, WRONG_PASSWORD -> "AUTHENTICATIONFAILED";
          case SUSPENDED -> "CONTACTADMIN";
          case SECRET_BEFORE_TLS -> "PRIVACYREQUIRED";
          case MECHANISM_NOT_OFFERED -> "CANNOT";
          case TOO_MANY_ATTEMPTS, BUSY -> "UNAVAILABLE";
        };
    return new Refused(code, refused.text());
  }
}
