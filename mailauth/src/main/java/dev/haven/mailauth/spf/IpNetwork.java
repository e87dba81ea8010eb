package dev.haven.mailauth.spf;

import java.net.InetAddress;
import java.util.Arrays;

/// Addresses that share a prefix; those of the other family are never among them.
public final class IpNetwork {
  private final byte[] address;
  private final int bits;

  IpNetwork(byte[] address, int bits) {
    this.address = address.clone();
    this.bits = bits;
  }

  public boolean contains(InetAddress client) {
    var other = client.getAddress();
    if (other.length != address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      int kept = (0xff00 >> Math.clamp(bits - 8 * i, 0, 8)) & 0xff;
      if (((address[i] ^ other[i]) & kept) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether every address of its family is among them.
  boolean isEverything() {
    return bits == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpNetwork network
        && bits == network.bits
        && Arrays.equals(address, network.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }
}
