package dev.haven.directory;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// An IP address where a domain could stand: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3).
///
/// No other tag is registered, so no other is taken. Never asks the DNS.
public record AddressLiteral(InetAddress address) {
  private static final String IPV6 = "ipv6:";

  /// @param text what stands between the brackets
  static Optional<AddressLiteral> parse(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith(IPV6)) {
      var number = lower.substring(IPV6.length());
      return number.contains(":") ? ip(number).map(AddressLiteral::new) : Optional.empty();
    }
    return isDottedQuad(lower) ? ip(lower).map(AddressLiteral::new) : Optional.empty();
  }

  /// The literal that a domain is, if it is one.
  ///
  /// @param domain as [Address#domain()] has it, brackets included
  public static Optional<AddressLiteral> ofDomain(String domain) {
    return domain.startsWith("[") && domain.endsWith("]")
        ? parse(domain.substring(1, domain.length() - 1))
        : Optional.empty();
  }

  private static Optional<InetAddress> ip(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// `Snum 3("." Snum)`: the JDK would also take `127.1`.
  private static boolean isDottedQuad(String text) {
    int numbers = 1;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dot = c == '.' && digits > 0;
      if (!dot && (c < '0' || c > '9' || ++digits > 3)) {
        return false;
      }
      if (dot) {
        numbers++;
        digits = 0;
      }
    }
    return numbers == 4 && digits > 0;
  }

  @Override
  public String toString() {
    return address instanceof Inet4Address
        ? "[" + address.getHostAddress() + "]"
        : "[IPv6:" + address.getHostAddress() + "]";
  }
}
