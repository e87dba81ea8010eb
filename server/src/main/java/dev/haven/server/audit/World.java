package dev.haven.server.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.StringTokenizer;

/// What this machine says of itself.
final class World {
  private static final Path TIME_SERVICE = Path.of("/run/systemd/timesync");
  private static final Path CHRONY = Path.of("/run/chrony/chronyd.pid");
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String OPEN_FILES = "Max open files";

  private World() {}

  static DiskCheck.Disk disk(Path data, Instant now) throws IOException {
    var store = Files.getFileStore(data);
    return new DiskCheck.Disk(now, size(data), store.getUsableSpace(), store.getTotalSpace());
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(World::octets).sum();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static long octets(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0; // It is gone meanwhile.
    }
  }

  /// Java, the clock and the limits of this process.
  ///
  /// @param server whether this process is the server, whose limits matter
  static MachineCheck.Machine machine(boolean server) {
    return new MachineCheck.Machine(
        System.getProperty("java.version", "of unknown version"),
        released(),
        server ? openFiles() : Long.MAX_VALUE,
        clock());
  }

  private static LocalDate released() {
    try {
      return LocalDate.parse(System.getProperty("java.version.date", ""));
    } catch (DateTimeParseException _) {
      return LocalDate.MAX;
    }
  }

  private static long openFiles() {
    try {
      return Files.readAllLines(LIMITS).stream()
          .filter(line -> line.startsWith(OPEN_FILES))
          .map(line -> new StringTokenizer(line.substring(OPEN_FILES.length())).nextToken())
          .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | NumberFormatException _) {
      return Long.MAX_VALUE; // Not Linux.
    }
  }

  /// The service writes a file when it has the time from somebody.
  private static MachineCheck.Clock clock() {
    if (Files.isDirectory(TIME_SERVICE)) {
      return Files.exists(TIME_SERVICE.resolve("synchronized"))
          ? MachineCheck.Clock.KEPT
          : MachineCheck.Clock.LOOSE;
    }
    return Files.exists(CHRONY) ? MachineCheck.Clock.KEPT : MachineCheck.Clock.UNKNOWN;
  }
}
