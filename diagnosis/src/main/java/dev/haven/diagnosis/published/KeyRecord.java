package dev.haven.diagnosis.published;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Whether a TLSA record fits a chain of certificates (RFC 7672 §3.1).
final class KeyRecord {
  private KeyRecord() {}

  /// @param data usage, selector, matching type, and the digest in hexadecimal digits
  static boolean fits(List<String> data, List<X509Certificate> chain) {
    var candidates =
        switch (data.getFirst()) {
          case "2" -> chain;
          case "3" -> chain.subList(0, Math.min(1, chain.size()));
          default -> List.<X509Certificate>of(); // of no meaning for SMTP (RFC 7672 §3.1.3)
        };
    return candidates.stream().anyMatch(certificate -> fits(data, certificate));
  }

  private static boolean fits(List<String> data, X509Certificate certificate) {
    try {
      var bytes =
          data.get(1).equals("1")
              ? certificate.getPublicKey().getEncoded()
              : certificate.getEncoded();
      var digest =
          switch (data.get(2)) {
            case "1" -> MessageDigest.getInstance("SHA-256").digest(bytes);
            case "2" -> MessageDigest.getInstance("SHA-512").digest(bytes);
            default -> bytes;
          };
      return HexFormat.of().formatHex(digest).equals(data.get(3).toLowerCase(Locale.ROOT));
    } catch (GeneralSecurityException _) {
      return false; // a certificate that cannot be encoded was never shown
    }
  }
}
