package dev.haven.diagnosis.published;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/// Where the way to a domain begins.
///
/// @param roots servers of the root zone
/// @param port of all servers on the way
public record Start(List<InetAddress> roots, int port) {
  private static final int DNS = 53;

  public Start {
    roots = List.copyOf(roots);
  }

  /// The root servers of the Internet, of which a few are enough (RFC 8109 §3).
  public static Start ofTheInternet() {
    var roots =
        Stream.of(
                "198.41.0.4",
                "170.247.170.2",
                "192.33.4.12",
                "199.7.91.13",
                "193.0.14.129",
                "2001:500:2f::f",
                "2001:7fd::1")
            .map(InetAddress::ofLiteral)
            .toList();
    return new Start(roots, DNS);
  }

  List<InetSocketAddress> servers() {
    return roots.stream().map(root -> new InetSocketAddress(root, port)).toList();
  }
}
