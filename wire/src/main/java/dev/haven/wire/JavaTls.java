package dev.haven.wire;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// Engines of Java's own TLS. Thread-safe.
final class JavaTls {
  private final SSLContext context;
  private final String[] suites;

  JavaTls(Certificates certificates, List<String> suites) {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new CertificateChooser(certificates)}, new TrustManager[0], null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
    var supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
    this.suites = suites.stream().filter(supported::contains).toArray(String[]::new);
  }

  SSLEngine server() {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(TlsEngines.PROTOCOLS.toArray(String[]::new));
    parameters.setCipherSuites(suites);
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }
}
