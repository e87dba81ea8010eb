package dev.haven.server.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/// A certificate as an operator sees it.
///
/// @param names and addresses that it is for
/// @param isPrivate whether it is from Haven's own authority
public record ShownCertificate(List<String> names, Instant from, Instant until, boolean isPrivate) {
  public ShownCertificate {
    names = List.copyOf(names);
  }

  /// The first of a file in PEM.
  public static ShownCertificate read(Path file, boolean isPrivate)
      throws IOException, GeneralSecurityException {
    var leaf = Pem.certificates(file).getFirst();
    return new ShownCertificate(
        HostNames.of(leaf),
        leaf.getNotBefore().toInstant(),
        leaf.getNotAfter().toInstant(),
        isPrivate);
  }
}
