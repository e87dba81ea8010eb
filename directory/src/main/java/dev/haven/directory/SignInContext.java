package dev.haven.directory;

import dev.haven.wire.Connection;
import java.net.InetAddress;

/// Where a sign-in comes from, as far as it decides anything.
///
/// @param session the connection's id, for the log
/// @param listener the endpoint's name: `imap`, `submissions`, ...
/// @param remote the client
/// @param encrypted whether TLS is on
/// @param clearAllowed whether the operator allows passwords without TLS on this listener
public record SignInContext(
    String session, String listener, InetAddress remote, boolean encrypted, boolean clearAllowed) {

  public static SignInContext of(Connection connection) {
    var endpoint = connection.endpoint();
    return new SignInContext(
        connection.id(),
        endpoint.name(),
        connection.remote().getAddress(),
        connection.tls().isPresent(),
        endpoint.clearSignIn());
  }

  /// Whether a password may travel here at all. While it may not, sessions offer no mechanism and
  /// refuse before they read the secret.
  public boolean secretsAllowed() {
    return encrypted || clearAllowed;
  }
}
