package dev.haven.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Trust in one authority alone.
///
/// @param authority its certificate, in PEM
record Trust(Path authority) {
  SSLContext context() {
    try (var in = Files.newInputStream(authority)) {
      var keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, null);
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      keys.setCertificateEntry("haven", certificate);
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keys);
      var context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
