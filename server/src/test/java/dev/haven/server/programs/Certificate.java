package dev.haven.server.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/// What other servers show in the tests: made for `localhost`, vouched for by nobody.
final class Certificate {
  private static final Path FOLDER = Path.of("src/test/resources/programs/tls").toAbsolutePath();
  private static final String TRUSTED = "javax.net.ssl.trustStore";

  static final Path CHAIN = FOLDER.resolve("peer.pem");
  static final Path KEY = FOLDER.resolve("peer-key.pem");

  private Certificate() {}

  /// Until this is closed, whoever reads the world's authorities finds this one only.
  static Trusted trusted(Path folder) throws IOException, GeneralSecurityException {
    var file = folder.resolve("trusted.jks");
    var keys = KeyStore.getInstance("JKS"); // can be read without its password
    keys.load(null, null);
    try (var pem = Files.newInputStream(CHAIN);
        var out = Files.newOutputStream(file)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      keys.setCertificateEntry("peer", certificate);
      keys.store(out, new char[0]);
    }
    System.setProperty(TRUSTED, file.toString());
    return new Trusted();
  }

  /// See [#trusted].
  static final class Trusted implements AutoCloseable {
    @Override
    public void close() {
      System.clearProperty(TRUSTED);
    }
  }
}
