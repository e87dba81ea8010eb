package dev.haven.directory;

import dev.haven.wire.Connection;
import java.net.InetAddress;
import java.util.Locale;

/// Where a sign-in comes from.
///
/// @param session the connection's id, for the log
/// @param listener the endpoint's name: `imap`, `submissions`, ...
/// @param remote the client
/// @param encrypted whether TLS is on
/// @param clearAllowed whether the operator allows passwords without TLS on this listener
/// @param client what else is known of it
public record SignInContext(
    String session,
    String listener,
    InetAddress remote,
    boolean encrypted,
    boolean clearAllowed,
    SignInClient client) {

  public SignInContext(
      String session,
      String listener,
      InetAddress remote,
      boolean encrypted,
      boolean clearAllowed) {
    this(session, listener, remote, encrypted, clearAllowed, SignInClient.UNKNOWN);
  }

  public static SignInContext of(Connection connection) {
    var endpoint = connection.endpoint();
    return new SignInContext(
        connection.id(),
        endpoint.name(),
        connection.remote().getAddress(),
        connection.tls().isPresent(),
        endpoint.clearSignIn(),
        SignInClient.of(connection));
  }

  /// The same by a mechanism of SASL or a command.
  public SignInContext by(String mechanism) {
    return with(client.by(mechanism.toUpperCase(Locale.ROOT)));
  }

  /// The same by a program that has told its name.
  public SignInContext named(String program) {
    return with(client.named(program));
  }

  private SignInContext with(SignInClient other) {
    return new SignInContext(session, listener, remote, encrypted, clearAllowed, other);
  }

  /// Whether a password may travel here at all. While it may not, sessions offer no mechanism and
  /// refuse before they read the secret.
  public boolean secretsAllowed() {
    return encrypted || clearAllowed;
  }
}
