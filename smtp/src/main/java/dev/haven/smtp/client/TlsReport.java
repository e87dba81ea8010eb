package dev.haven.smtp.client;

/// What TLS gave in a session.
///
/// @param protocol such as `TLSv1.3`
/// @param cipherSuite such as `TLS_AES_256_GCM_SHA384`
/// @param certificate whether it proved the server's name
public record TlsReport(String protocol, String cipherSuite, CertificateCheck.Verdict certificate) {
  public boolean verified() {
    return certificate instanceof CertificateCheck.Verdict.Trusted;
  }
}
