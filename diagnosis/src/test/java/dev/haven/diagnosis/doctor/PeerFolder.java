package dev.haven.diagnosis.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;

/// The folder of a real server of the zoo, with certificates good and bad in it.
record PeerFolder(Path path) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /// Certificates, each with its key in one file: `good`, `expired`, `other` for another name, and
  /// `alone` without the one between.
  static PeerFolder in(Path path) throws IOException, CertificateEncodingException {
    Daemon.open(path);
    var folder = new PeerFolder(path);
    var good = leaf(Zoo.HOST, YEAR);
    folder.write("good", good, Certificates.INTERMEDIATE);
    folder.write("alone", good);
    folder.write("expired", leaf(Zoo.HOST, DAY.negated()), Certificates.INTERMEDIATE);
    folder.write("other", leaf("other.example", YEAR), Certificates.INTERMEDIATE);
    return folder;
  }

  /// With RSA: what Java writes of other keys, GnuTLS does not read.
  private static Certificates.Signed leaf(String host, Duration until) {
    return Certificates.leaf(host, YEAR.negated(), until, Certificates.INTERMEDIATE, 2048);
  }

  private void write(String name, Certificates.Signed own, Certificates.Signed... issuers)
      throws IOException, CertificateEncodingException {
    var text = new StringBuilder();
    text.append(pem("PRIVATE KEY", own.key().getPrivate().getEncoded()));
    text.append(pem("CERTIFICATE", own.certificate().getEncoded()));
    for (var issuer : issuers) {
      text.append(pem("CERTIFICATE", issuer.certificate().getEncoded()));
    }
    Files.writeString(file(name + ".pem"), text);
  }

  private static String pem(String kind, byte[] bytes) {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /// Writes a configuration, in which `{folder}` is this.
  Path write(String name, String text) throws IOException {
    return Files.writeString(file(name), text.replace("{folder}", path.toString()));
  }
}
