package dev.haven.server.certificate;

import dev.haven.web.setup.Profile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Signs configuration profiles with the server's certificate (CMS, RFC 5652 §5), with the profile
/// inside and the whole chain beside it. Safe for many threads.
///
/// A certificate that cannot sign is a bug or a broken Java, and fails so.
public record ProfileSigner(HostCertificate certificate) implements Profile.Signer {
  @Override
  public byte[] sign(byte[] profile) {
    var current = certificate.current();
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var signer = new JcaContentSignerBuilder(algorithm(current.key())).build(current.key());
      var generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests).build(signer, HostCertificate.leaf(current)));
      generator.addCertificates(new JcaCertStore(current.chain()));
      return generator.generate(new CMSProcessableByteArray(profile), true).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
      throw new IllegalStateException("the profile cannot be signed", e);
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
