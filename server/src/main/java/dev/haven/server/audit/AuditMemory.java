package dev.haven.server.audit;

import dev.haven.diagnosis.Finding;
import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.json.JsonReader;
import dev.haven.server.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the last audit that asked for changes found, in a file of the data directory. A file that
/// cannot be read counts as none: then everything is new.
final class AuditMemory {
  private static final System.Logger LOG = System.getLogger(AuditMemory.class.getName());

  private final Path file;

  AuditMemory(Path file) {
    this.file = file;
  }

  /// What is remembered.
  ///
  /// @param used octets of the data directory then
  /// @param known findings, by id and place
  public record Kept(Instant at, long used, List<String> known) {}

  static String key(Finding finding) {
    return finding.id() + " " + finding.where();
  }

  Optional<Kept> last() {
    try {
      return Files.exists(file)
          ? Optional.of(JsonReader.read(Kept.class, Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "event=audit-memory-unreadable", e);
      return Optional.empty();
    }
  }

  void keep(Kept kept) throws IOException {
    PrivateFiles.write(file, JsonWriter.typed(kept) + "\n");
  }
}
