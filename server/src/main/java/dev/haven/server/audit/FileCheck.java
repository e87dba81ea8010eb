package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.server.certificate.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The files of the data directory: who may read them, and what was left behind.
final class FileCheck {
  private static final Duration OLD = Duration.ofDays(1);
  private static final int DEPTH = 3;
  private static final int MOST = 10_000;

  private FileCheck() {}

  /// Looks through the folder.
  ///
  /// @param keys files outside of the data directory that must be private too
  static Checked of(Path data, List<Path> keys, Instant now) throws IOException {
    var findings = new ArrayList<Finding>();
    if (PrivateFiles.isOpenToOthers(data)) {
      findings.add(
          AuditMeaning.READABLE.at(
              data.toString(),
              "Others on this machine can look into the data directory",
              List.of()));
    }
    for (var key : keys) {
      if (Files.exists(key) && PrivateFiles.isOpenToOthers(key)) {
        findings.add(
            AuditMeaning.READABLE.at(
                key.toString(), "Others on this machine can read the key", List.of()));
      }
    }
    var left = leftBehind(data, now);
    if (!left.isEmpty()) {
      findings.add(AuditMeaning.LEFT_BEHIND.at("files", "Temporary files were left behind", left));
    }
    return Checked.of("files", "format: " + format(data), List.of(data.toString()), findings);
  }

  private static String format(Path data) throws IOException {
    var file = data.resolve("store").resolve("format");
    return Files.exists(file) ? Files.readString(file).strip() : "none yet";
  }

  /// What is written whole or not at all has a name that ends so until it is whole; large bodies
  /// lie in the staging folder while they arrive.
  private static List<String> leftBehind(Path data, Instant now) throws IOException {
    try (var files = Files.walk(data, DEPTH)) {
      return files
          .limit(MOST)
          .filter(Files::isRegularFile)
          .filter(file ->
              file.toString().endsWith(".new") || file.startsWith(data.resolve("store/staging")))
          .filter(file -> modified(file).plus(OLD).isBefore(now))
          .map(file -> data.relativize(file).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException _) {
      return Instant.MAX; // It is gone meanwhile.
    }
  }
}
