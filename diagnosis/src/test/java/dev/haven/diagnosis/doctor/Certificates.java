package dev.haven.diagnosis.doctor;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// A public authority with an intermediate one, and certificates of theirs, good and bad.
final class Certificates {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  private static final char[] PASSWORD = "zoo".toCharArray();
  private static final Duration YEAR = Duration.ofDays(365);

  /// A certificate and its key.
  record Signed(X509Certificate certificate, KeyPair key) {}

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Signed ROOT = authority("CN=Zoo Root", null, YEAR);
  static final Signed INTERMEDIATE = authority("CN=Zoo Intermediate", ROOT, YEAR);

  /// An authority whose certificate has expired.
  static final Signed STALE = authority("CN=Zoo Stale", ROOT, Duration.ofDays(-2));

  static final Signed PRIVATE = authority("CN=Private Root", null, YEAR);

  private Certificates() {}

  /// Signed by the intermediate authority, for a host, from and until so long from now.
  static Signed leaf(String host, Duration from, Duration until) {
    return leaf(host, from, until, INTERMEDIATE, 256);
  }

  static Signed leaf(String host) {
    return leaf(host, YEAR.negated(), YEAR);
  }

  static Signed leaf(String host, Duration from, Duration until, Signed issuer, int bits) {
    try {
      var key = key(bits);
      return signed("CN=" + host, key, issuer, from, until, host);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  static Signed selfSigned(String host) {
    try {
      return signed("CN=" + host, key(256), null, YEAR.negated(), YEAR, host);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Signed authority(String name, @Nullable Signed issuer, Duration until) {
    try {
      return signed(name, key(256), issuer, YEAR.negated(), until, "");
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair key(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(bits > 521 ? "RSA" : "EC");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Signed signed(
      String subject,
      KeyPair key,
      @Nullable Signed issuer,
      Duration from,
      Duration until,
      String host)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var name = new X500Name(subject);
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer == null
                ? name
                : new X500Name(issuer.certificate().getSubjectX500Principal().getName()),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(NOW.plus(from)),
            Date.from(NOW.plus(until)),
            name,
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
    if (!host.isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    }
    if (issuer != null && !issuer.equals(PRIVATE)) {
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(
              AccessDescription.id_ad_caIssuers,
              new GeneralName(GeneralName.uniformResourceIdentifier, "http://zoo.example/ca")));
    }
    var signer = issuer == null ? key.getPrivate() : issuer.key().getPrivate();
    var algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    var certificate =
        new JcaX509CertificateConverter()
            .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
    return new Signed(certificate, key);
  }

  /// What a server needs to show a chain.
  static SSLContext server(Signed own, Signed... issuers) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      var chain =
          Stream.concat(Stream.of(own), Stream.of(issuers))
              .map(Signed::certificate)
              .toArray(X509Certificate[]::new);
      store.setKeyEntry("own", own.key().getPrivate(), PASSWORD, chain);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
