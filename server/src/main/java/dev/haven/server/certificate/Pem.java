package dev.haven.server.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates and private keys as PEM text (RFC 7468 §2).
final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String write(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  static String write(List<X509Certificate> chain) throws CertificateException {
    var text = new StringBuilder();
    for (var certificate : chain) {
      text.append(write("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  /// At least one certificate, in the file's order.
  static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (var der : blocks(Files.readString(file, StandardCharsets.ISO_8859_1), "CERTIFICATE")) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    if (certificates.isEmpty()) {
      throw new CertificateException(file + " holds no CERTIFICATE in PEM");
    }
    return List.copyOf(certificates);
  }

  /// The one private key of a file, of whichever algorithm it is.
  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var keys = blocks(text, "PRIVATE KEY");
    if (keys.size() != 1) {
      throw new InvalidKeySpecException(
          file
              + " holds "
              + (keys.isEmpty() ? "no" : "more than one")
              + " PRIVATE KEY in PEM;"
              + " convert another form with: openssl pkcs8 -topk8 -nocrypt -in KEY -out NEWKEY");
    }
    for (var algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst()));
      } catch (InvalidKeySpecException _) {
        // Not of this algorithm.
      }
    }
    throw new InvalidKeySpecException(file + " is not a key of EC, RSA or EdDSA");
  }

  private static List<byte[]> blocks(String text, String label) throws CertificateException {
    var begin = "-----BEGIN " + label + "-----";
    var end = "-----END " + label + "-----";
    var blocks = new ArrayList<byte[]>();
    int from = text.indexOf(begin);
    while (from >= 0) {
      int to = text.indexOf(end, from);
      if (to < 0) {
        throw new CertificateException("the line " + end + " is missing");
      }
      try {
        blocks.add(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
      } catch (IllegalArgumentException e) {
        throw new CertificateException("what follows " + begin + " is not base64", e);
      }
      from = text.indexOf(begin, to);
    }
    return blocks;
  }
}
