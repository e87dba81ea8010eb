package dev.haven.server.config;

/// A certificate of one's own.
public record CertificateSettings(
    @Setting(
            "The certificate and those above it, in PEM, the server's own first. Empty: made by"
                + " Haven. A changed file is taken up within six hours, or at the next start.")
        String file,
    @Setting("Its private key, in PEM (PKCS #8), not encrypted.") String key) {

  static CertificateSettings standard() {
    return new CertificateSettings("", "");
  }

  public boolean given() {
    return !file.isEmpty();
  }
}
