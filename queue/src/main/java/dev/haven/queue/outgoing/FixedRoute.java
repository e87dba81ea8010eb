package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Login;
import java.util.Optional;

/// A way that the operator has laid down, in place of what the DNS says.
///
/// @param domain whose mail goes there; `*` for everybody's who has no route of his own
/// @param host a name, an address, or the absolute path of a Unix socket of this machine
/// @param verified whether TLS with the server's own certificate is demanded
public record FixedRoute(
    String domain,
    String host,
    int port,
    Hop.Protocol protocol,
    boolean verified,
    Optional<Login> login) {
  public static final String EVERYBODY = "*";

  /// To a mail store of this machine.
  public static FixedRoute local(String domain, String socket) {
    return new FixedRoute(domain, socket, 0, Hop.Protocol.LMTP, false, Optional.empty());
  }

  boolean isLocal() {
    return host.startsWith("/");
  }
}
