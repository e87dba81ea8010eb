package dev.haven.server.certificate;

import dev.haven.wire.Addresses;
import dev.haven.wire.ServerCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates: its own, and servers' signed by it (RFC 5280 §4.2). Keys are ECDSA on P-256.
///
/// Immutable. Bouncy Castle is loaded only when something is to be made.
record Authority(ServerCertificate certificate) {
  /// As long as a mail program may keep it without being asked again.
  private static final Duration OWN_LIFE = Duration.ofDays(3650);

  /// Below the 398 and 825 days beyond which some programs refuse a certificate.
  private static final Duration SERVER_LIFE = Duration.ofDays(365);

  /// For clocks that are behind ours.
  private static final Duration EARLIER = Duration.ofHours(1);

  private static final int LONGEST_COMMON_NAME = 64;

  static Authority make(String host, Instant now) throws IOException, GeneralSecurityException {
    var pair = keyPair();
    var name = name("Haven local CA of " + host);
    var builder = builder(name, name, pair, now, OWN_LIFE);
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    return new Authority(new ServerCertificate(pair.getPrivate(), List.of(signed(builder, pair))));
  }

  /// A server's certificate and key for all these names and addresses.
  ServerCertificate issue(HostNames names, Instant now)
      throws IOException, GeneralSecurityException {
    var pair = keyPair();
    var above = HostCertificate.leaf(certificate);
    var issuer = X500Name.getInstance(above.getSubjectX500Principal().getEncoded());
    var builder = builder(issuer, name(names.host()), pair, now, SERVER_LIFE);
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(above));
    var signer = new KeyPair(above.getPublicKey(), certificate.key());
    return new ServerCertificate(pair.getPrivate(), List.of(signed(builder, signer), above));
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair, Instant now, Duration life) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()).setBit(0),
        Date.from(now.minus(EARLIER)),
        Date.from(now.plus(life)),
        subject,
        pair.getPublic());
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair signer)
      throws GeneralSecurityException {
    try {
      var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static GeneralNames alternatives(HostNames names) {
    var all = names.all().stream().map(Authority::alternative).toArray(GeneralName[]::new);
    return new GeneralNames(all);
  }

  private static GeneralName alternative(String name) {
    var address = literal(name);
    return address.isPresent()
        ? new GeneralName(GeneralName.iPAddress, Addresses.text(address.get()))
        : new GeneralName(GeneralName.dNSName, name);
  }

  private static Optional<InetAddress> literal(String name) {
    try {
      return Optional.of(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static X500Name name(String commonName) {
    var shown = commonName.substring(0, Math.min(commonName.length(), LONGEST_COMMON_NAME));
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, shown).build();
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
