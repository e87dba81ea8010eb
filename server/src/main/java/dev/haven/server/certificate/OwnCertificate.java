package dev.haven.server.certificate;

import dev.haven.wire.ServerCertificate;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate and key in files that somebody else renews; read again when they change.
final class OwnCertificate implements HostCertificate.Source {
  private final Path file;
  private final Path key;
  private final KeyProof proof;
  private List<FileTime> seen = List.of();

  OwnCertificate(Path file, Path key, KeyProof proof) {
    this.file = file;
    this.proof = proof;
    this.key = key;
  }

  @Override
  public synchronized ServerCertificate current(Optional<ServerCertificate> known, Instant now)
      throws IOException, GeneralSecurityException {
    var times = List.of(Files.getLastModifiedTime(file), Files.getLastModifiedTime(key));
    if (known.isPresent() && times.equals(seen)) {
      return known.get();
    }
    var chain = Pem.certificates(file);
    var read = new ServerCertificate(Pem.privateKey(key), chain);
    proof.check(read);
    seen = times;
    return read;
  }

  @Override
  public String trouble(Exception cause) {
    var why =
        switch (cause) {
          case NoSuchFileException missing -> "there is no " + missing.getFile();
          case AccessDeniedException closed -> "Haven's user may not read " + closed.getFile();
          default -> String.valueOf(cause.getMessage());
        };
    return "the certificate %s with the key %s cannot be used: %s".formatted(file, key, why);
  }

  @Override
  public Optional<Path> authorityFile() {
    return Optional.empty();
  }
}
