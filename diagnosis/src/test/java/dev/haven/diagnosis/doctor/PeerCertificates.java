package dev.haven.diagnosis.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.testkit.peer.PeerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;

/// Certificates good and bad for the real servers of the zoo.
final class PeerCertificates {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private PeerCertificates() {}

  /// Writes each with its key into one file: `good`, `expired`, `other` for another name, and
  /// `alone` without the one between.
  static void write(PeerFolder folder) throws IOException, CertificateEncodingException {
    var good = leaf(Zoo.HOST, YEAR);
    write(folder, "good", good, Certificates.INTERMEDIATE);
    write(folder, "alone", good);
    write(folder, "expired", leaf(Zoo.HOST, DAY.negated()), Certificates.INTERMEDIATE);
    write(folder, "other", leaf("other.example", YEAR), Certificates.INTERMEDIATE);
  }

  /// With RSA: what Java writes of other keys, GnuTLS does not read.
  private static Certificates.Signed leaf(String host, Duration until) {
    return Certificates.leaf(host, YEAR.negated(), until, Certificates.INTERMEDIATE, 2048);
  }

  private static void write(
      PeerFolder folder, String name, Certificates.Signed own, Certificates.Signed... issuers)
      throws IOException, CertificateEncodingException {
    var text = new StringBuilder();
    text.append(pem("PRIVATE KEY", own.key().getPrivate().getEncoded()));
    text.append(pem("CERTIFICATE", own.certificate().getEncoded()));
    for (var issuer : issuers) {
      text.append(pem("CERTIFICATE", issuer.certificate().getEncoded()));
    }
    Files.writeString(folder.file(name + ".pem"), text);
  }

  private static String pem(String kind, byte[] bytes) {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body);
  }
}
