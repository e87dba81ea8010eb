package dev.haven.wire;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Certificates that a key tool made for `mail.example` (EC), `other.example` (RSA) and
/// `*.wild.example` (EC), and clients that trust everything or nothing.
final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestCertificates() {}

  static ServerCertificate certificate(String alias) {
    try (InputStream file = TestCertificates.class.getResourceAsStream("/tls/certificates.p12")) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD);
      var key = (PrivateKey) Objects.requireNonNull(store.getKey(alias, PASSWORD));
      Certificate[] chain = Objects.requireNonNull(store.getCertificateChain(alias));
      return new ServerCertificate(
          key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static List<ServerCertificate> all() {
    return List.of(certificate("mail"), certificate("other"), certificate("wild"));
  }

  static SSLContext trustingClient() {
    return client(
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        });
  }

  static SSLContext client(TrustManager... trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.length == 0 ? null : trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
