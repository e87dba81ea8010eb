package dev.haven.server.certificate;

import dev.haven.wire.ServerCertificate;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;

/// Shows that a private key belongs to a certificate.
final class KeyProof {
  private KeyProof() {}

  static void check(ServerCertificate certificate) throws GeneralSecurityException {
    var algorithm =
        switch (certificate.key().getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> certificate.key().getAlgorithm();
        };
    var message = new byte[] {1, 2, 3};
    var signing = Signature.getInstance(algorithm);
    signing.initSign(certificate.key());
    signing.update(message);
    var signature = signing.sign();
    if (!verifies(certificate, algorithm, message, signature)) {
      throw new InvalidKeyException("the key is not the certificate's");
    }
  }

  private static boolean verifies(
      ServerCertificate certificate, String algorithm, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    try {
      var verifying = Signature.getInstance(algorithm);
      verifying.initVerify(HostCertificate.leaf(certificate).getPublicKey());
      verifying.update(message);
      return verifying.verify(signature);
    } catch (InvalidKeyException _) {
      return false;
    }
  }
}
