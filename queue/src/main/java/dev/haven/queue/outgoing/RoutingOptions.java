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
/// @param backedUp domains whose mail goes to their own servers and never by a route of everybody's
/// @param policy what domains demand of TLS
public record RoutingOptions(
    String host,
    Set<InetAddress> ownAddresses,
    int port,
    List<FixedRoute> routes,
    Set<String> backedUp,
    TransportPolicy policy) {
  static final int SMTP = 25;

  public RoutingOptions {
    ownAddresses = Set.copyOf(ownAddresses);
    routes = List.copyOf(routes);
    backedUp = Set.copyOf(backedUp);
  }

  public static RoutingOptions of(String host, Set<InetAddress> ownAddresses) {
    return new RoutingOptions(
        host, ownAddresses, SMTP, List.of(), Set.of(), TransportPolicy.OPPORTUNISTIC);
  }

  public RoutingOptions with(List<FixedRoute> newRoutes) {
    return new RoutingOptions(host, ownAddresses, port, newRoutes, backedUp, policy);
  }

  public RoutingOptions at(int newPort) {
    return new RoutingOptions(host, ownAddresses, newPort, routes, backedUp, policy);
  }

  public RoutingOptions backing(Set<String> domains) {
    return new RoutingOptions(host, ownAddresses, port, routes, domains, policy);
  }

  public RoutingOptions demanding(TransportPolicy newPolicy) {
    return new RoutingOptions(host, ownAddresses, port, routes, backedUp, newPolicy);
  }
}
