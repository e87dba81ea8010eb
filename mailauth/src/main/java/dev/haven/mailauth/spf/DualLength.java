package dev.haven.mailauth.spf;

import dev.haven.wire.AddressRange;
import java.net.InetAddress;

/// How much of addresses is compared, for each family (RFC 7208 §5.3, `dual-cidr-length`).
public record DualLength(int four, int six) {
  static final int LONGEST_FOUR = 32;
  static final int LONGEST_SIX = 128;

  /// Whether two addresses are of one network.
  boolean isSame(InetAddress one, InetAddress other) {
    var address = one.getAddress();
    return AddressRange.of(address, address.length == Integer.BYTES ? four : six).contains(other);
  }
}
