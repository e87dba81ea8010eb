package dev.haven.diagnosis.judge;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the chain of a certificate leads, link by link: so that what is missing can be named,
/// which a library's yes or no does not. Dates are not looked at here.
sealed interface TrustPath {
  /// To an authority that is trusted.
  ///
  /// @param issuers those that the server sent on the way
  record Trusted(List<X509Certificate> issuers) implements TrustPath {}

  /// Nowhere: the certificate is its own authority.
  record SelfSigned() implements TrustPath {}

  /// To an authority that is not trusted.
  record UnknownRoot(String root) implements TrustPath {}

  /// To somebody whose certificate was not sent.
  record Broken(String missing) implements TrustPath {}

  /// Where issuers of a public authority can be had (RFC 5280 §4.2.2.1): private ones have no such
  /// place.
  String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  int LONGEST = 10;

  static TrustPath of(List<X509Certificate> chain, Set<X509Certificate> authorities) {
    var own = chain.getFirst();
    if (authorities.contains(own)) {
      return new Trusted(List.of());
    }
    if (isSignedBy(own, own)) {
      return new SelfSigned();
    }
    var issuers = new ArrayList<X509Certificate>();
    var last = own;
    while (issuers.size() < LONGEST) {
      if (issuerOf(last, authorities) != null) {
        return new Trusted(List.copyOf(issuers));
      }
      var next = issuerOf(last, chain);
      if (next == null || issuers.contains(next)) {
        break;
      }
      issuers.add(next);
      last = next;
    }
    return end(last);
  }

  private static TrustPath end(X509Certificate last) {
    boolean root = isSignedBy(last, last);
    if (root) {
      return new UnknownRoot(Names.subject(last));
    }
    boolean byPublicAuthority = last.getExtensionValue(AUTHORITY_INFORMATION) != null;
    return byPublicAuthority ? new Broken(Names.issuer(last)) : new UnknownRoot(Names.issuer(last));
  }

  private static @Nullable X509Certificate issuerOf(
      X509Certificate certificate, Iterable<X509Certificate> candidates) {
    for (var candidate : candidates) {
      if (!candidate.equals(certificate) && isSignedBy(certificate, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        && verifies(certificate, issuer.getPublicKey());
  }

  private static boolean verifies(X509Certificate certificate, PublicKey key) {
    try {
      certificate.verify(key);
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
