package dev.haven.server.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// TLS for clients that trust authorities of our own and no others.
final class Trust {
  private Trust() {}

  static SSLSocketFactory in(Path... authorities) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var authority : authorities) {
      try (var in = Files.newInputStream(authority)) {
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        store.setCertificateEntry(authority.toString(), certificate);
      }
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
