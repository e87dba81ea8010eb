package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Login;
import java.util.Optional;

/// A way that the operator has laid down, in place of what the DNS says.
///
/// @param domain whose mail goes there; `*` for everybody's who has no route of his own
/// @param verified whether TLS with the server's own certificate is demanded
public record FixedRoute(
    String domain,
    String host,
    int port,
    Hop.Protocol protocol,
    boolean verified,
    Optional<Login> login) {
  public static final String EVERYBODY = "*";
}
