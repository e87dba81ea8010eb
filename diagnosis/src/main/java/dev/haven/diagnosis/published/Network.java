package dev.haven.diagnosis.published;

import dev.haven.dns.NameServers;
import dev.haven.dns.Resolver;
import java.net.InetSocketAddress;
import java.util.List;

/// What an inspection asks.
///
/// @param questions how single servers are asked
/// @param resolver for addresses of name servers, and names of addresses
/// @param resolvers whose memory is looked at
/// @param six whether this machine speaks IPv6
public record Network(
    NameServers questions,
    Resolver resolver,
    List<InetSocketAddress> resolvers,
    Start start,
    boolean six) {
  public Network {
    resolvers = List.copyOf(resolvers);
  }
}
