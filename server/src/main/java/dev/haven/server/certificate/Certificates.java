package dev.haven.server.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// The certificate that is served now; one for the whole server, of whichever origin.
///
/// Safe for many threads. A renewed certificate is given to the connections that come after;
/// nothing is interrupted.
public final class Certificates {
  private static final Duration RENEW_BEFORE = Duration.ofDays(60);

  private final Path folder;
  private final HostNames names;
  private final Clock clock;
  private final boolean local;
  private final ServedIdentity served;

  private Certificates(
      Path folder, HostNames names, Clock clock, boolean local, Identity identity) {
    this.folder = folder;
    this.names = names;
    this.clock = clock;
    this.local = local;
    this.served = new ServedIdentity(identity);
  }

  /// Certificates from the authority in this folder, which is made if there is none.
  public static Certificates local(Path folder, HostNames names, Clock clock)
      throws CertificateTrouble {
    try {
      PrivateFiles.folder(folder);
      return new Certificates(
          folder, names, clock, true, currentOrIssued(folder, names, clock.instant()));
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateTrouble(
          "the certificates in "
              + folder
              + " cannot be used: "
              + e.getMessage()
              + "; move that folder away and Haven makes new ones (mail programs must then trust"
              + " the new ca.pem)",
          e);
    }
  }

  /// The operator's own.
  public static Certificates own(Path file, Path key, HostNames names, Clock clock)
      throws CertificateTrouble {
    try {
      var identity = new Identity(Pem.certificates(file), Pem.privateKey(key));
      KeyProof.check(identity);
      return new Certificates(file, names, clock, false, identity);
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateTrouble(
          "the certificate " + file + " with key " + key + " cannot be used: " + e.getMessage(), e);
    }
  }

  /// Renews the certificate if it is ours and time has come; says whether it did.
  public boolean renewIfDue() throws CertificateTrouble {
    if (!local || isGood(served.identity(), names, clock.instant())) {
      return false;
    }
    try {
      served.change(currentOrIssued(folder, names, clock.instant()));
      return true;
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateTrouble("the certificate cannot be renewed: " + e.getMessage(), e);
    }
  }

  /// What listeners speak TLS with.
  public SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {served}, null, null);
      return context;
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /// The file that mail programs must trust, if the certificate is from our own authority.
  public Optional<Path> authorityFile() {
    return local ? Optional.of(folder.resolve("ca.pem")) : Optional.empty();
  }

  public Instant expires() {
    return served.identity().certificate().getNotAfter().toInstant();
  }

  /// The certificate's names and addresses.
  public List<String> names() {
    return alternatives(served.identity().certificate());
  }

  private static Identity currentOrIssued(Path folder, HostNames names, Instant now)
      throws IOException, GeneralSecurityException {
    var certificate = folder.resolve("server.pem");
    var key = folder.resolve("server-key.pem");
    if (Files.exists(certificate) && Files.exists(key) && Files.exists(folder.resolve("ca.pem"))) {
      var current = new Identity(Pem.certificates(certificate), Pem.privateKey(key));
      if (isGood(current, names, now)) {
        return current;
      }
    }
    var issued = authority(folder, names, now).issue(names, now);
    PrivateFiles.write(key, Pem.write("PRIVATE KEY", issued.key().getEncoded()));
    PrivateFiles.writePublic(certificate, Pem.write(issued.chain()));
    return issued;
  }

  private static Authority authority(Path folder, HostNames names, Instant now)
      throws IOException, GeneralSecurityException {
    var certificate = folder.resolve("ca.pem");
    var key = folder.resolve("ca-key.pem");
    if (Files.exists(certificate) && Files.exists(key)) {
      var identity = new Identity(Pem.certificates(certificate), Pem.privateKey(key));
      if (identity.certificate().getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))) {
        return new Authority(identity);
      }
    }
    var made = Authority.make(names.host(), now);
    PrivateFiles.write(key, Pem.write("PRIVATE KEY", made.identity().key().getEncoded()));
    PrivateFiles.writePublic(certificate, Pem.write(made.identity().chain()));
    return made;
  }

  private static boolean isGood(Identity identity, HostNames names, Instant now) {
    var certificate = identity.certificate();
    var have =
        alternatives(certificate).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
        && names.all().stream().allMatch(name -> have.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static List<String> alternatives(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> HostNames.canonical(String.valueOf(name.get(1)))).toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
