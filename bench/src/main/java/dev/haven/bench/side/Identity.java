package dev.haven.bench.side;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The certificate and key that both sides show: ECDSA on P-256, as `haven` makes by itself.
///
/// @param chain in PEM
/// @param key in PEM, PKCS #8
public record Identity(Path chain, Path key) {
  /// Made by the JDK's `keytool`, in a folder.
  public static Identity make(Path folder) throws IOException {
    var store = folder.resolve("identity.p12");
    var identity = new Identity(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    Files.deleteIfExists(store);
    Commands.run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "bench",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=mail.bench.example",
        "-ext",
        "SAN=dns:mail.bench.example,dns:localhost,ip:127.0.0.1",
        "-validity",
        "30",
        "-storetype",
        "PKCS12",
        "-storepass",
        "not-secret",
        "-keystore",
        store.toString());
    identity.export(store);
    return identity;
  }

  private void export(Path store) throws IOException {
    try (var in = Files.newInputStream(store)) {
      var keys = java.security.KeyStore.getInstance("PKCS12");
      var secret = "not-secret".toCharArray();
      keys.load(in, secret);
      write(chain, "CERTIFICATE", keys.getCertificate("bench").getEncoded());
      write(key, "PRIVATE KEY", keys.getKey("bench", secret).getEncoded());
    } catch (java.security.GeneralSecurityException e) {
      throw new IOException("the certificate cannot be made", e);
    }
  }

  private static void write(Path file, String kind, byte[] bytes) throws IOException {
    var encoder = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'});
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ("-----BEGIN " + kind + "-----\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      out.write(encoder.encode(bytes));
      out.write(
          ("\n-----END " + kind + "-----\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
  }
}
