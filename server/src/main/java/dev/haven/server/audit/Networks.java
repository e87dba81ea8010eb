package dev.haven.server.audit;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/// Whether a network is of a size and kind that one site may call its own.
final class Networks {
  /// Of nobody in particular: private, shared, loopback and link-local ones (RFC 6890 §2.2).
  private static final List<String> NEAR =
      List.of(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "127.0.0.0/8",
          "fc00::/7",
          "fe80::/10",
          "::1");

  /// The most that a site is given: IPv4 /24, IPv6 /48.
  private static final int SITE_OF_FOUR = 24;

  private static final int SITE_OF_SIX = 48;

  private Networks() {}

  /// Whether it is wider than that, and not near.
  ///
  /// @param network an address, or one with the length of its prefix
  static boolean isWide(String network) {
    int site = address(network).length == 4 ? SITE_OF_FOUR : SITE_OF_SIX;
    return bits(network) < site && !isNear(network);
  }

  /// Whether nobody from afar is in it.
  static boolean isNear(String network) {
    return NEAR.stream().anyMatch(one -> isInside(network, one));
  }

  private static boolean isInside(String network, String around) {
    var inner = address(network);
    var outer = address(around);
    int shift = outer.length * 8 - bits(around);
    return inner.length == outer.length
        && bits(network) >= bits(around)
        && new BigInteger(1, inner)
            .shiftRight(shift)
            .equals(new BigInteger(1, outer).shiftRight(shift));
  }

  private static byte[] address(String network) {
    int slash = network.indexOf('/');
    return InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash)).getAddress();
  }

  private static int bits(String network) {
    int slash = network.indexOf('/');
    return slash < 0 ? address(network).length * 8 : Integer.parseInt(network.substring(slash + 1));
  }
}
