package dev.haven.diagnosis.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// A certificate of `mail.example.com` whose authority goes by the name of a public one, so that it
/// has a CAA record; always the same, so that its TLSA record is.
public final class KnownCertificate {
  private KnownCertificate() {}

  public static X509Certificate read() {
    try (var in = Files.newInputStream(Path.of("src/test/resources/records/certificate.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
