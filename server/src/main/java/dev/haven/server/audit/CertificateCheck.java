package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.server.certificate.ShownCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The certificate: its time, its issuer, its names.
final class CertificateCheck {
  private static final String WHERE = "certificate";

  /// Haven renews its own sixty days before their end, others mostly thirty.
  private static final Duration SOON = Duration.ofDays(21);

  private CertificateCheck() {}

  /// Looks at the certificate that is shown.
  ///
  /// @param domains whose set-up pages are served; empty if none are
  static Checked of(ShownCertificate certificate, String host, List<String> domains, Instant now) {
    var findings = new ArrayList<Finding>();
    var until = "valid until " + certificate.until();
    if (now.isAfter(certificate.until()) || now.isBefore(certificate.from())) {
      var cause =
          "The certificate is valid from %s until %s, and now it is %s"
              .formatted(certificate.from(), certificate.until(), now);
      findings.add(AuditMeaning.CERTIFICATE_OVER.at(WHERE, cause, certificate.names()));
    } else if (now.plus(SOON).isAfter(certificate.until())) {
      long days = Duration.between(now, certificate.until()).toDays();
      findings.add(
          AuditMeaning.CERTIFICATE_ENDS.at(
              WHERE, "The certificate ends in " + days + " days", List.of(until)));
    }
    if (certificate.isPrivate()) {
      findings.add(
          AuditMeaning.CERTIFICATE_PRIVATE.at(
              WHERE, "The certificate is of Haven's own authority", certificate.names()));
    }
    names(certificate, host, domains, findings);
    return Checked.of(WHERE, until, certificate.names(), findings);
  }

  private static void names(
      ShownCertificate certificate, String host, List<String> domains, List<Finding> findings) {
    if (!covers(certificate, host)) {
      findings.add(
          AuditMeaning.CERTIFICATE_NAMES.at(
              WHERE, "The certificate is not for " + host, certificate.names()));
    }
    var missing =
        domains.stream()
            .flatMap(domain -> Stream.of("autoconfig." + domain, "autodiscover." + domain))
            .filter(name -> !covers(certificate, name))
            .toList();
    if (!certificate.isPrivate() && !missing.isEmpty()) {
      findings.add(
          AuditMeaning.PAGES_UNNAMED.at(
              WHERE, "The certificate lacks names of set-up pages", missing));
    }
  }

  /// A wildcard stands for one label (RFC 9525 §6.3).
  private static boolean covers(ShownCertificate certificate, String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    var wildcard = dot < 0 ? lower : "*" + lower.substring(dot);
    return certificate.names().stream()
        .map(one -> one.toLowerCase(Locale.ROOT))
        .anyMatch(one -> one.equals(lower) || one.equals(wildcard));
  }
}
