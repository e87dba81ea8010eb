package dev.haven.smtp.client;

import dev.haven.smtp.client.CertificateCheck.Verdict;
import dev.haven.wire.TlsClient;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// TLS with the servers that mail is sent to. Their certificates are looked at when the handshake
/// is over.
///
/// Thread-safe. One for the process.
final class ClientTls {
  private final TlsClient client = new TlsClient();

  SSLEngine engine(String host, int port) {
    return client.resuming(host, port);
  }

  /// What was agreed, and whether the certificate passes a check.
  static TlsReport report(SSLSession session, CertificateCheck check, String host) {
    return new TlsReport(
        session.getProtocol(), session.getCipherSuite(), verdict(session, check, host));
  }

  private static Verdict verdict(SSLSession session, CertificateCheck check, String host) {
    try {
      return check.check(TlsClient.chain(session), host);
    } catch (SSLPeerUnverifiedException _) {
      return new Verdict.Untrusted("the server showed no certificate");
    }
  }
}
