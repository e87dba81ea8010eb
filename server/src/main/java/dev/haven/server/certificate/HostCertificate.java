package dev.haven.server.certificate;

import dev.haven.wire.Certificates;
import dev.haven.wire.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificate that this server shows, and its renewal.
///
/// Safe for many threads. A renewed certificate is shown to the connections that come after;
/// nothing is interrupted.
public final class HostCertificate {
  private final Source source;
  private final Clock clock;
  private final Certificates shown;
  private volatile ServerCertificate current;

  /// Where certificates come from.
  sealed interface Source permits LocalCertificates, OwnCertificate {
    /// The one to show now: the given one if it still does.
    ServerCertificate current(Optional<ServerCertificate> known, Instant now)
        throws IOException, GeneralSecurityException;

    /// What to say and do when there is none.
    String trouble(Exception cause);

    /// The file that mail programs must trust first, if there is one.
    Optional<Path> authorityFile();
  }

  private HostCertificate(Source source, Clock clock) throws CertificateTrouble {
    this.source = source;
    this.clock = clock;
    this.current = ask(Optional.empty());
    this.shown = new Certificates(List.of(current));
  }

  /// From the authority in this folder, which is made if there is none.
  public static HostCertificate local(Path folder, HostNames names, Clock clock)
      throws CertificateTrouble {
    return new HostCertificate(new LocalCertificates(folder, names), clock);
  }

  /// The operator's own.
  ///
  /// @param folder where it is remembered that the key is the certificate's
  public static HostCertificate own(Path file, Path key, Path folder, Clock clock)
      throws CertificateTrouble {
    return new HostCertificate(new OwnCertificate(file, key, new KeyProof(folder)), clock);
  }

  private ServerCertificate ask(Optional<ServerCertificate> known) throws CertificateTrouble {
    try {
      return source.current(known, clock.instant());
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateTrouble(source.trouble(e), e);
    }
  }

  /// Takes a new certificate if time or a changed file demands it; says whether it did.
  public synchronized boolean renewIfDue() throws CertificateTrouble {
    var next = ask(Optional.of(current));
    if (next.equals(current)) {
      return false;
    }
    current = next;
    shown.replace(List.of(next));
    return true;
  }

  /// What is shown now.
  ServerCertificate current() {
    return current;
  }

  /// What listeners show.
  public Certificates shown() {
    return shown;
  }

  /// The file that mail programs must trust, if the certificate is from our own authority.
  public Optional<Path> authorityFile() {
    return source.authorityFile();
  }

  public Instant expires() {
    return leaf(current).getNotAfter().toInstant();
  }

  /// The certificate's names and addresses.
  public List<String> names() {
    return HostNames.of(leaf(current));
  }

  static X509Certificate leaf(ServerCertificate certificate) {
    return certificate.chain().getFirst();
  }
}
