package dev.haven.server.certificate;

import dev.haven.wire.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;

/// Shows that a private key belongs to a certificate, by signing and verifying.
///
/// That takes a tenth of a second while the JVM is cold. So a digest of the last pair of which it
/// was shown is kept in a file, and a start with that pair need not do it again. Without the file,
/// or with another pair, it is done.
///
/// @param folder where the file lies; it is made if need be
record KeyProof(Path folder) {
  private static final System.Logger LOG = System.getLogger(KeyProof.class.getName());

  void check(ServerCertificate certificate) throws GeneralSecurityException {
    var pair = digest(certificate);
    if (!pair.equals(remembered())) {
      prove(certificate);
      remember(pair);
    }
  }

  /// Of the two together, so that the file tells nothing of the key.
  private static String digest(ServerCertificate certificate) throws GeneralSecurityException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(certificate.key().getEncoded());
    sha256.update(HostCertificate.leaf(certificate).getEncoded());
    return HexFormat.of().formatHex(sha256.digest());
  }

  private Path memory() {
    return folder.resolve("proved");
  }

  private String remembered() {
    try {
      return Files.exists(memory()) ? Files.readString(memory()).strip() : "";
    } catch (IOException _) {
      return ""; // It is shown again, which costs a moment.
    }
  }

  private void remember(String pair) {
    try {
      PrivateFiles.folder(folder);
      PrivateFiles.write(memory(), pair + "\n");
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "event=not-remembered file={0} cause=\"{1}\"",
          memory(),
          e.getMessage());
    }
  }

  private static void prove(ServerCertificate certificate) throws GeneralSecurityException {
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
