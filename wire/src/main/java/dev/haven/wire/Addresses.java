package dev.haven.wire;

import java.net.Inet6Address;
import java.net.InetAddress;

/// IP addresses, written as people and records have them, and what kind they are.
public final class Addresses {
  private static final int PARTS = 8;

  private Addresses() {}

  /// In its one recommended spelling (RFC 5952 §4): the longest run of zeros left out. The zone of
  /// a link-local one is left out too: it means nothing elsewhere.
  public static String text(InetAddress address) {
    return address instanceof Inet6Address six ? shortened(six.getAddress()) : plain(address);
  }

  /// As the SMTP has it in place of a domain (RFC 5321 §4.1.3).
  public static String literal(InetAddress address) {
    var prefix = address instanceof Inet6Address ? "IPv6:" : "";
    return "[" + prefix + text(address) + "]";
  }

  private static String plain(InetAddress address) {
    return address.getHostAddress();
  }

  private static String shortened(byte[] bytes) {
    var parts = new int[PARTS];
    for (int i = 0; i < PARTS; i++) {
      parts[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int gap = longestRun(parts);
    int end = gap + zeros(parts, gap);
    if (end - gap < 2) {
      return joined(parts, 0, PARTS);
    }
    return joined(parts, 0, gap) + "::" + joined(parts, end, PARTS);
  }

  private static int longestRun(int[] parts) {
    int best = 0;
    for (int i = 1; i < PARTS; i++) {
      if (zeros(parts, i) > zeros(parts, best)) {
        best = i;
      }
    }
    return best;
  }

  private static int zeros(int[] parts, int from) {
    int end = from;
    while (end < PARTS && parts[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String joined(int[] parts, int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(parts[i]));
    }
    return text.toString();
  }

  /// Whether the world can reach it, as far as the address itself tells (RFC 6890 §2).
  public static boolean isPublic(InetAddress address) {
    boolean special =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !special && !isShared(address.getAddress());
  }

  /// Networks behind the translators of providers (RFC 6598 §7), and unique local ones (RFC 4193
  /// §3.1).
  private static boolean isShared(byte[] bytes) {
    return bytes.length == 4
        ? (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64
        : (bytes[0] & 0xfe) == 0xfc;
  }
}
