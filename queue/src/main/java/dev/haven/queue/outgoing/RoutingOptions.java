package dev.haven.queue.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// What routing has to know besides the DNS.
///
/// @param host the name of this server, to which no way may lead back
/// @param ownAddresses nor to these
/// @param port of other servers; 25, unless a test says otherwise
/// @param routes that the operator has laid down
/// @param policy what domains demand of TLS
public record RoutingOptions(
    String host,
    Set<InetAddress> ownAddresses,
    int port,
    List<FixedRoute> routes,
    TransportPolicy policy) {
  static final int SMTP = 25;

  public RoutingOptions {
    ownAddresses = Set.copyOf(ownAddresses);
    routes = List.copyOf(routes);
  }

  public static RoutingOptions of(String host, Set<InetAddress> ownAddresses) {
    return new RoutingOptions(host, ownAddresses, SMTP, List.of(), TransportPolicy.OPPORTUNISTIC);
  }

  public RoutingOptions with(List<FixedRoute> newRoutes) {
    return new RoutingOptions(host, ownAddresses, port, newRoutes, policy);
  }

  public RoutingOptions at(int newPort) {
    return new RoutingOptions(host, ownAddresses, newPort, routes, policy);
  }

  public RoutingOptions demanding(TransportPolicy newPolicy) {
    return new RoutingOptions(host, ownAddresses, port, routes, newPolicy);
  }
}
