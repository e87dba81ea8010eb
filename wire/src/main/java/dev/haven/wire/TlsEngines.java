package dev.haven.wire;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// Makes the TLS engines of this server's side: TLS 1.2 and 1.3 (RFC 8996 ends what came before),
/// with forward secrecy and authenticated encryption only (RFC 9325 §4.2).
///
/// Thread-safe. One for the process, so that sessions can be resumed on any port of a protocol.
final class TlsEngines {
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final Certificates certificates;
  private final SSLContext context;
  private final String[] suites;

  TlsEngines(Certificates certificates) {
    this.certificates = certificates;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new CertificateChooser(certificates)}, new TrustManager[0], null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
    var supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
    this.suites = SUITES.stream().filter(supported::contains).toArray(String[]::new);
  }

  boolean available() {
    return !certificates.isEmpty();
  }

  SSLEngine server() {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(Stream.of("TLSv1.3", "TLSv1.2").toArray(String[]::new));
    parameters.setCipherSuites(suites);
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }
}
