package dev.haven.server.port;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/// The program that listens on a port.
///
/// @param name as `ps` shows it
record Holder(long pid, String name) {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  /// Looks through what the kernel says; empty where there is no such kernel, or where the program
  /// belongs to somebody else and we may not look.
  static Optional<Holder> of(int port) {
    try {
      var inodes = new HashSet<String>();
      collect(PROC.resolve("net/tcp"), port, inodes);
      collect(PROC.resolve("net/tcp6"), port, inodes);
      return inodes.isEmpty() ? Optional.empty() : program(inodes);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Columns of `/proc/net/tcp`: number, local address and port, remote ones, state, ..., inode.
  private static void collect(Path table, int port, Set<String> inodes) throws IOException {
    if (!Files.exists(table)) {
      return;
    }
    var ending = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
    for (var line : Files.readAllLines(table)) {
      var columns = columns(line);
      if (columns.size() > 9
          && columns.get(1).endsWith(ending)
          && columns.get(3).equals(LISTENING)) {
        inodes.add("socket:[" + columns.get(9) + "]");
      }
    }
  }

  private static List<String> columns(String line) {
    return Collections.list(new StringTokenizer(line, " ")).stream().map(Object::toString).toList();
  }

  private static Optional<Holder> program(Set<String> sockets) throws IOException {
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : processes) {
        if (holdsAny(process.resolve("fd"), sockets)) {
          var name = Files.readString(process.resolve("comm")).strip();
          return Optional.of(new Holder(Long.parseLong(process.getFileName().toString()), name));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holdsAny(Path descriptors, Set<String> sockets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
      for (var file : files) {
        if (Files.isSymbolicLink(file)
            && sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
    } catch (IOException | SecurityException _) {
      // Another user's, or gone.
    }
    return false;
  }
}
