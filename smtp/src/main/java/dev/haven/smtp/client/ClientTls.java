package dev.haven.smtp.client;

import dev.haven.smtp.client.CertificateCheck.Verdict;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS as a client: TLS 1.2 or 1.3 with any certificate, which is looked at when the handshake is
/// over. So a resumed session is checked like a new one, and one that fails the check says why.
///
/// Thread-safe. One for the process.
final class ClientTls {
  private final SSLContext context;

  ClientTls() {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /// For a session with a server, which is told the name that it is expected to have (RFC 6066 §3).
  SSLEngine engine(String host, int port) {
    var engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setServerNames(requested(host));
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// Empty for an address literal, and for what stands in the DNS as a host but is no host name.
  private static List<SNIServerName> requested(String host) {
    if (host.isEmpty() || Character.isDigit(host.charAt(host.length() - 1))) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(host));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  /// What was agreed, and whether the certificate passes a check.
  static TlsReport report(SSLSession session, CertificateCheck check, String host) {
    Verdict verdict;
    try {
      var chain = Arrays.stream(session.getPeerCertificates()).map(ClientTls::x509).toList();
      verdict = check.check(chain, host);
    } catch (SSLPeerUnverifiedException _) {
      verdict = new Verdict.Untrusted("the server showed no certificate");
    }
    return new TlsReport(session.getProtocol(), session.getCipherSuite(), verdict);
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }

  /// Trusts everybody for as long as the handshake lasts.
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
