package dev.haven.wire;

import java.net.InetAddress;
import java.util.Arrays;

/// The addresses that share a prefix: `10.0.0.0/8`, `2001:db8::/32`, or a single one (RFC 4632
/// §3.1, RFC 4291 §2.3).
public final class AddressRange {
  private final byte[] prefix;
  private final int bits;

  private AddressRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /// Reads an address literal with an optional `/length`.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the text
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash));
    int most = 8 * address.length;
    int bits = slash < 0 ? most : length(text.substring(slash + 1), most);
    return of(address, bits);
  }

  /// The addresses of one family that begin with the same bits as this one.
  ///
  /// @param address 4 or 16 octets
  public static AddressRange of(byte[] address, int bits) {
    return new AddressRange(cut(address, bits), bits);
  }

  /// The range of one customer: an IPv4 address, or an IPv6 /64, which a single host can fill.
  public static AddressRange of(InetAddress peer) {
    var address = peer.getAddress();
    return of(address, address.length == Integer.BYTES ? 32 : 64);
  }

  /// The network that an address belongs to, as providers hand them out: an IPv4 /24, or an IPv6
  /// /48.
  public static AddressRange network(InetAddress peer) {
    var address = peer.getAddress();
    return of(address, address.length == Integer.BYTES ? 24 : 48);
  }

  private static byte[] literal(String text) {
    try {
      return InetAddress.ofLiteral(text).getAddress();
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("'" + text + "' is not an IPv4 or IPv6 address");
    }
  }

  private static int length(String text, int most) {
    int length = 0;
    boolean digits = !text.isEmpty() && text.length() <= 3;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      length = 10 * length + text.charAt(i) - '0';
    }
    if (!digits || length > most) {
      throw new IllegalArgumentException(
          "'/" + text + "' is not a prefix length from 0 to " + most);
    }
    return length;
  }

  private static byte[] cut(byte[] address, int bits) {
    var prefix = address.clone();
    for (int i = 0; i < prefix.length; i++) {
      int kept = Math.clamp(bits - 8 * i, 0, 8);
      prefix[i] &= (byte) (0xff00 >> kept);
    }
    return prefix;
  }

  /// Addresses of the other family are never among them.
  public boolean contains(InetAddress peer) {
    var address = peer.getAddress();
    int whole = bits / 8;
    int rest = bits % 8;
    return address.length == prefix.length
        && Arrays.equals(address, 0, whole, prefix, 0, whole)
        && (rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >> (8 - rest) == 0);
  }

  /// Whether every address of its family is among them.
  public boolean isEverything() {
    return bits == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && bits == range.bits
        && Arrays.equals(prefix, range.prefix);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prefix) + bits;
  }

  @Override
  public String toString() {
    try {
      return Addresses.text(InetAddress.getByAddress(prefix)) + "/" + bits;
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 bytes", e);
    }
  }
}
