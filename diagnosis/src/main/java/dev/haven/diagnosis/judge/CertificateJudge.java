package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.TlsSeen;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether programs will believe a certificate, and if not, which one thing is wrong with it (RFC
/// 5280 §6.1, RFC 9525 §6.3).
final class CertificateJudge {
  private static final Duration SOON = Duration.ofDays(14);
  private static final int SHORTEST_RSA = 2048;

  private final Observation seen;
  private final Circumstances circumstances;
  private final List<X509Certificate> chain;
  private final List<Finding> findings = new ArrayList<>();

  private CertificateJudge(
      Observation seen, Circumstances circumstances, List<X509Certificate> chain) {
    this.seen = seen;
    this.circumstances = circumstances;
    this.chain = chain;
  }

  static List<Finding> findings(Observation seen, Circumstances circumstances) {
    if (!(seen.tls() instanceof TlsSeen.Agreed agreed)) {
      return List.of();
    }
    var judge = new CertificateJudge(seen, circumstances, agreed.chain());
    judge.dates();
    judge.names();
    judge.strength();
    judge.trust();
    return judge.findings;
  }

  private void dates() {
    var own = chain.getFirst();
    var now = circumstances.now();
    var until = own.getNotAfter().toInstant();
    var from = own.getNotBefore().toInstant();
    if (until.isBefore(now)) {
      found(
          TlsMeaning.EXPIRED,
          "The certificate expired on %s, %s ago"
              .formatted(day(until), Shown.rough(Duration.between(until, now))));
    } else if (from.isAfter(now)) {
      found(
          TlsMeaning.NOT_YET_VALID,
          "The certificate is valid from %s; here it is %s".formatted(from, now));
    } else if (until.isBefore(now.plus(SOON))) {
      found(
          TlsMeaning.EXPIRES_SOON,
          "The certificate expires on %s, in %s"
              .formatted(day(until), Shown.rough(Duration.between(now, until))));
    }
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }

  private void names() {
    var names = Names.of(chain.getFirst());
    var host = seen.target().host();
    if (!names.isFor(host)) {
      found(
          TlsMeaning.WRONG_NAME,
          "The certificate is for %s, not for %s".formatted(names.shown(), host));
    }
  }

  private void strength() {
    var own = chain.getFirst();
    var signature = own.getSigAlgName().toUpperCase(Locale.ROOT);
    if (own.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
      found(
          TlsMeaning.WEAK_KEY,
          "The certificate has an RSA key of %d bits".formatted(rsa.getModulus().bitLength()));
    } else if (signature.startsWith("MD5") || signature.startsWith("SHA1")) {
      found(TlsMeaning.WEAK_KEY, "The certificate is signed with " + own.getSigAlgName());
    }
  }

  private void trust() {
    switch (TrustPath.of(chain, circumstances.authorities())) {
      case TrustPath.Trusted(var issuers) -> issuers(issuers);
      case TrustPath.SelfSigned _ ->
          found(TlsMeaning.SELF_SIGNED, "The certificate was signed with its own key");
      case TrustPath.UnknownRoot(var root) ->
          found(
              TlsMeaning.UNKNOWN_AUTHORITY, "The authority %s is not trusted here".formatted(root));
      case TrustPath.Broken(var missing) ->
          found(
              TlsMeaning.MISSING_INTERMEDIATE,
              "The server does not send the certificate of " + missing);
    }
  }

  private void issuers(List<X509Certificate> issuers) {
    for (var issuer : issuers) {
      var until = issuer.getNotAfter().toInstant();
      if (until.isBefore(circumstances.now())) {
        found(
            TlsMeaning.CHAIN_EXPIRED,
            "The certificate of %s expired on %s".formatted(Names.subject(issuer), day(until)));
      }
    }
  }

  /// Servers hardly look at each other's certificates (RFC 7435 §3): on port 25 it is no error.
  private void found(TlsMeaning meaning, String cause) {
    var finding = meaning.at(seen.target().where(), cause, evidence());
    findings.add(seen.target().service() == Service.SMTP ? finding.softened() : finding);
  }

  private List<String> evidence() {
    return chain.stream()
        .map(certificate ->
            "certificate of %s, by %s, from %s until %s"
                .formatted(
                    Names.subject(certificate),
                    Names.issuer(certificate),
                    day(certificate.getNotBefore().toInstant()),
                    day(certificate.getNotAfter().toInstant())))
        .toList();
  }
}
