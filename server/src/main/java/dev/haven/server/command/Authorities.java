package dev.haven.server.command;

import dev.haven.server.control.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities that a diagnosis trusts: those that come with Java, and any more that are given.
final class Authorities {
  private Authorities() {}

  /// @param file more of them, in PEM
  static Set<X509Certificate> with(@Nullable Path file) throws Refused {
    var all = new HashSet<>(ofJava());
    if (file != null) {
      all.addAll(read(file));
    }
    return Set.copyOf(all);
  }

  static Set<X509Certificate> ofJava() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      var all = new HashSet<X509Certificate>();
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager trust) {
          all.addAll(Arrays.asList(trust.getAcceptedIssuers()));
        }
      }
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no trust manager", e);
    }
  }

  private static Set<X509Certificate> read(Path file) throws Refused {
    try (var in = Files.newInputStream(file)) {
      var all = new HashSet<X509Certificate>();
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        all.add((X509Certificate) certificate);
      }
      return all;
    } catch (IOException | GeneralSecurityException e) {
      throw new Refused(
          "no certificates can be read from " + file, "give a file in PEM, such as tls/ca.pem");
    }
  }
}
