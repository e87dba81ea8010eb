package dev.haven.server.certificate;

import dev.haven.wire.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Certificates from an authority of our own, kept in one folder.
///
/// A certificate is used until [#RENEW_BEFORE] its end, or until the host has a name that it lacks.
/// The authority lives on, so that mail programs trust the next certificate too.
record LocalCertificates(Path folder, HostNames names) implements HostCertificate.Source {
  private static final Duration RENEW_BEFORE = Duration.ofDays(60);

  @Override
  public ServerCertificate current(Optional<ServerCertificate> known, Instant now)
      throws IOException, GeneralSecurityException {
    if (known.isPresent() && isGood(known.get(), now)) {
      return known.get();
    }
    PrivateFiles.folder(folder);
    var kept = read("server");
    return kept.isPresent() && isGood(kept.get(), now) ? kept.get() : issue(now);
  }

  private ServerCertificate issue(Instant now) throws IOException, GeneralSecurityException {
    var kept = read("ca").filter(ca -> lasts(ca, now)).map(Authority::new);
    var authority = kept.isPresent() ? kept.get() : found(now);
    var issued = authority.issue(names, now);
    write("server", issued);
    return issued;
  }

  private Authority found(Instant now) throws IOException, GeneralSecurityException {
    var authority = Authority.make(names.host(), now);
    write("ca", authority.certificate());
    return authority;
  }

  private Optional<ServerCertificate> read(String name)
      throws IOException, GeneralSecurityException {
    var certificate = folder.resolve(name + ".pem");
    var key = folder.resolve(name + "-key.pem");
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return Optional.empty();
    }
    return Optional.of(new ServerCertificate(Pem.privateKey(key), Pem.certificates(certificate)));
  }

  private void write(String name, ServerCertificate certificate)
      throws IOException, GeneralSecurityException {
    var key = Pem.write("PRIVATE KEY", certificate.key().getEncoded());
    PrivateFiles.write(folder.resolve(name + "-key.pem"), key);
    PrivateFiles.writePublic(folder.resolve(name + ".pem"), Pem.write(certificate.chain()));
  }

  private boolean isGood(ServerCertificate certificate, Instant now) {
    var have =
        HostNames.of(HostCertificate.leaf(certificate)).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return lasts(certificate, now)
        && names.all().stream().allMatch(name -> have.contains(name.toLowerCase(Locale.ROOT)))
        && belongs(certificate);
  }

  /// A crash between the two files leaves a key that is not the certificate's.
  private boolean belongs(ServerCertificate certificate) {
    try {
      new KeyProof(folder).check(certificate);
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean lasts(ServerCertificate certificate, Instant now) {
    return HostCertificate.leaf(certificate)
        .getNotAfter()
        .toInstant()
        .isAfter(now.plus(RENEW_BEFORE));
  }

  @Override
  public String trouble(Exception cause) {
    return ("the certificates in %s cannot be used: %s; move that folder away and Haven makes new"
            + " ones (mail programs must then trust the new ca.pem)")
        .formatted(folder, cause.getMessage());
  }

  @Override
  public Optional<Path> authorityFile() {
    return Optional.of(folder.resolve("ca.pem"));
  }
}
