package dev.haven.wire;

import java.util.Optional;
import java.util.zip.CRC32C;

/// Version 2 of the PROXY protocol: a signature, four bytes, addresses, then typed values of which
/// only the checksum means anything here.
final class ProxyHeaderBinary {
  private static final int FIXED = 16;
  private static final int LOCAL = 0x20;
  private static final int PROXIED = 0x21;
  private static final int UNSPECIFIED = 0x00;
  private static final int CHECKSUM = 0x03;

  private ProxyHeaderBinary() {}

  static Optional<ProxyHeader> parse(byte[] bytes, int length) throws SyntaxException {
    if (length < FIXED) {
      return Optional.empty();
    }
    int command = bytes[12] & 0xff;
    if (command != LOCAL && command != PROXIED) {
      throw new SyntaxException("version 2 with LOCAL or PROXY", 12);
    }
    int end = FIXED + unsigned16(bytes, 14);
    if (end > ProxyHeader.LONGEST) {
      throw new SyntaxException("a header of at most " + ProxyHeader.LONGEST + " bytes", 14);
    }
    if (length < end) {
      return Optional.empty();
    }
    if (command == LOCAL || bytes[13] == UNSPECIFIED) {
      return Optional.of(new ProxyHeader(end, Optional.empty()));
    }
    int addresses = addressBytes(bytes[13] & 0xff);
    if (addresses > end - FIXED) {
      throw new SyntaxException("two addresses", FIXED);
    }
    verifyValues(bytes, FIXED + addresses, end);
    return Optional.of(new ProxyHeader(end, peers(bytes, addresses)));
  }

  /// How many bytes the two addresses with their ports take in each family.
  private static int addressBytes(int family) throws SyntaxException {
    return switch (family) {
      case 0x11 -> 12;
      case 0x21 -> 36;
      case 0x31 -> 216;
      default -> throw new SyntaxException("a family of streams", 13);
    };
  }

  private static Optional<ProxyHeader.Peers> peers(byte[] bytes, int addresses) {
    return switch (bytes[13]) {
      case 0x11 -> Optional.of(peers(bytes, 4, addresses));
      case 0x21 -> Optional.of(peers(bytes, 16, addresses));
      default -> Optional.empty();
    };
  }

  private static ProxyHeader.Peers peers(byte[] bytes, int size, int addresses) {
    int ports = FIXED + addresses - 4;
    return new ProxyHeader.Peers(
        ProxyHeader.socketAddress(bytes, FIXED, size, ports),
        ProxyHeader.socketAddress(bytes, FIXED + size, size, ports + 2));
  }

  private static void verifyValues(byte[] bytes, int from, int end) throws SyntaxException {
    int at = from;
    while (at < end) {
      if (end - at < 3 || end - at - 3 < unsigned16(bytes, at + 1)) {
        throw new SyntaxException("a value within the header", at);
      }
      int size = unsigned16(bytes, at + 1);
      if (bytes[at] == CHECKSUM && (size != 4 || !checksumHolds(bytes, at + 3, end))) {
        throw new SyntaxException("the right checksum", at);
      }
      at += 3 + size;
    }
  }

  private static boolean checksumHolds(byte[] bytes, int at, int end) {
    var sum = new CRC32C();
    sum.update(bytes, 0, at);
    sum.update(new byte[4]);
    sum.update(bytes, at + 4, end - at - 4);
    long said = (long) unsigned16(bytes, at) << 16 | unsigned16(bytes, at + 2);
    return sum.getValue() == said;
  }

  private static int unsigned16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
