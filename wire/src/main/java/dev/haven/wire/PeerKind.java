package dev.haven.wire;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Whence a peer comes, as far as its address says.
public enum PeerKind {
  /// This machine: a loopback address, or the one that was connected to.
  OWN,
  /// A private network: RFC 1918 §3, RFC 4193 §3, RFC 6598 §7, or a link-local address.
  PRIVATE,
  /// Anywhere else.
  PUBLIC;

  public static PeerKind of(InetAddress peer, InetAddress here) {
    if (peer.isLoopbackAddress() || peer.equals(here)) {
      return OWN;
    }
    boolean near =
        peer.isSiteLocalAddress() || peer.isLinkLocalAddress() || isShared(peer.getAddress());
    return near ? PRIVATE : PUBLIC;
  }

  /// `fc00::/7` and `100.64.0.0/10`, which Java does not know.
  private static boolean isShared(byte[] address) {
    return address.length == 4
        ? address[0] == 100 && (address[1] & 0xc0) == 64
        : (address[0] & 0xfe) == 0xfc;
  }

  /// Whether a peer speaks IPv6.
  static boolean isSix(InetAddress peer) {
    return !(peer instanceof Inet4Address);
  }
}
