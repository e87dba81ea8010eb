package dev.haven.diagnosis.records;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/// The names that public authorities have in CAA records, by the organisation that their
/// certificates name as issuer (RFC 2253 §2.4).
final class Issuers {
  private static final Map<String, String> BY_ORGANISATION =
      Map.ofEntries(
          Map.entry("Let's Encrypt", "letsencrypt.org"),
          Map.entry("ZeroSSL", "sectigo.com"),
          Map.entry("Sectigo Limited", "sectigo.com"),
          Map.entry("DigiCert Inc", "digicert.com"),
          Map.entry("DigiCert\\, Inc.", "digicert.com"),
          Map.entry("Google Trust Services", "pki.goog"),
          Map.entry("Google Trust Services LLC", "pki.goog"),
          Map.entry("GlobalSign nv-sa", "globalsign.com"),
          Map.entry("Buypass AS-983163327", "buypass.com"),
          Map.entry("SSL Corporation", "ssl.com"),
          Map.entry("Actalis S.p.A.", "actalis.it"),
          Map.entry("Amazon", "amazon.com"),
          Map.entry("HARICA", "harica.gr"));

  private Issuers() {}

  static Optional<String> of(X509Certificate certificate) {
    var parts = "," + certificate.getIssuerX500Principal().getName() + ",";
    return BY_ORGANISATION.entrySet().stream()
        .filter(entry -> parts.contains(",O=" + entry.getKey() + ","))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
