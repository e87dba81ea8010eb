package dev.haven.imap;

import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.SaslStep;
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
  ///
  /// @param user as far as it is known
  /// @param how command or mechanism
  void requirePrivacy(Client client, String user, String how) throws Refused {
    var where = where(client, how);
    if (!where.secretsAllowed()) {
      throw refusal(directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, user, where));
    }
  }

  /// The refusal of a SASL mechanism that is not here, for the client and for the administrator.
  Refused notOffered(Client client, String mechanism) {
    return refusal(
        directory.refuse(SignInRefusal.MECHANISM_NOT_OFFERED, "", where(client, mechanism)));
  }

  /// Tells the administrator of an exchange without credentials.
  void note(SaslStep.Failed failed, Client client, String mechanism) {
    directory.note(failed, where(client, mechanism));
  }

  private static SignInContext where(Client client, String how) {
    return SignInContext.of(client.connection()).by(how).named(client.program());
  }

  /// Blocks while the password is checked.
  User enter(Credentials credentials, Client client, String how) throws Refused {
    var connection = client.connection();
    var user = credentials.user();
    var where = where(client, how);
    return switch (directory.signIn(credentials, where)) {
      case SignInOutcome.Refused refused -> throw refusal(refused);
      case SignInOutcome.Accepted(var person) -> {
        connection.signedIn();
        client.signedInBy(program -> directory.named(user, where, program));
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
    client.signedInBy(_ -> {});
    client.connection().signedOut();
    client.connection().timeout(client.options().strangerIdle());
    client.frames().limits(FrameLimits.STRANGER);
  }

  /// RFC 5530 §3: a program asks for another password only where another password would help.
  private static Refused refusal(SignInOutcome.Refused refused) {
    var code =
        switch (refused.refusal().answer()) {
          case WRONG_CREDENTIALS -> "AUTHENTICATIONFAILED";
          case SUSPENDED -> "CONTACTADMIN";
          case NEEDS_TLS -> "PRIVACYREQUIRED";
          case NO_SUCH_MECHANISM, BROKEN_EXCHANGE -> "CANNOT";
          case PAUSE, BUSY -> "UNAVAILABLE";
        };
    return new Refused(code, refused.text());
  }
}
