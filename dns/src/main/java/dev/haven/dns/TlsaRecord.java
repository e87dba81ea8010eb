package dev.haven.dns;

import java.util.Arrays;
import java.util.HexFormat;

/// One TLSA record: a certificate or key that a server will show (RFC 6698 §2.1).
///
/// @param usage 2 is an authority of the server's own (DANE-TA), 3 the server's certificate
///   (DANE-EE)
/// @param selector 0 for the whole certificate, 1 for its public key
/// @param matching 0 for the bytes themselves, 1 for SHA-256, 2 for SHA-512
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record TlsaRecord(int usage, int selector, int matching, byte[] data) {
  @Override
  public boolean equals(Object other) {
    return other instanceof TlsaRecord that
        && usage == that.usage
        && selector == that.selector
        && matching == that.matching
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data) + usage;
  }

  @Override
  public String toString() {
    return usage + " " + selector + " " + matching + " " + HexFormat.of().formatHex(data);
  }
}
