package dev.haven.smtp.client;

import dev.haven.smtp.client.CertificateCheck.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The usual check: an authority that is trusted has certified the server's name (RFC 5280 §6, RFC
/// 9525 §6.3).
public final class PublicTrust implements CertificateCheck {
  private static final int DNS_NAME = 2;

  private final Supplier<X509TrustManager> authorities;

  private PublicTrust(Supplier<X509TrustManager> authorities) {
    this.authorities = authorities;
  }

  /// With the authorities that come with Java. They are read, once for the process, when the first
  /// certificate is to be judged: there are some 140, and a start need not wait for them.
  public static PublicTrust standard() {
    return new PublicTrust(() -> OfJava.AUTHORITIES);
  }

  private static final class OfJava {
    static final X509TrustManager AUTHORITIES = manager(null);
  }

  /// With these authorities.
  public static PublicTrust of(KeyStore authorities) {
    var manager = manager(authorities);
    return new PublicTrust(() -> manager);
  }

  private static X509TrustManager manager(@Nullable KeyStore authorities) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("this Java has no trust manager"));
    } catch (NoSuchAlgorithmException | KeyStoreException e) {
      throw new IllegalStateException("this Java has no trust manager", e);
    }
  }

  @Override
  public Verdict check(List<X509Certificate> chain, String host) {
    try {
      var certificate = chain.getFirst();
      var kind = certificate.getPublicKey().getAlgorithm();
      authorities.get().checkServerTrusted(chain.toArray(X509Certificate[]::new), kind);
      return named(certificate, host);
    } catch (CertificateException | RuntimeException untrusted) { // the latter: no authorities
      return new Verdict.Untrusted("no authority that we know vouches for it: " + root(untrusted));
    }
  }

  private static String root(Exception e) {
    var cause = e.getCause() instanceof GeneralSecurityException inner ? inner : e;
    return Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }

  private static Verdict named(X509Certificate certificate, String host)
      throws CertificateParsingException {
    var names = certificate.getSubjectAlternativeNames();
    if (names != null) {
      for (var name : names) {
        if (name.get(0) instanceof Integer kind
            && kind == DNS_NAME
            && name.get(1) instanceof String pattern
            && matches(pattern, host)) {
          return new Verdict.Trusted();
        }
      }
    }
    return new Verdict.Untrusted("it is made for other names, not for " + host);
  }

  /// RFC 9525 §6.3: a star stands for one whole label, the first.
  static boolean matches(String pattern, String host) {
    var wanted = host.toLowerCase(Locale.ROOT);
    var given = pattern.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    return given.startsWith("*.")
        ? dot > 0 && wanted.substring(dot).equals(given.substring(1))
        : given.equals(wanted);
  }
}
