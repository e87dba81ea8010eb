package dev.haven.bench.side;

import dev.haven.bench.machine.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a run that was killed has left behind: folders, processes and control groups that bear the
/// number of a process that is no more.
public final class Leftovers {
  public static final String PREFIX = "haven-bench.";

  private Leftovers() {}

  /// Ends and removes what runs left whose program is gone.
  public static void clear(Path under) throws IOException {
    try (var folders = Files.newDirectoryStream(under, PREFIX + "*")) {
      for (var folder : folders) {
        var number = folder.getFileName().toString().substring(PREFIX.length());
        if (number.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(number)).isEmpty()) {
          clear(folder, number);
        }
      }
    }
  }

  private static void clear(Path folder, String number) throws IOException {
    try (var sides = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (var side : sides) {
        var name = "haven-bench-" + number + "-" + side.getFileName();
        new Ground(side, Cell.open(name)).clear();
      }
    }
    remove(folder);
  }

  public static void remove(Path folder) {
    Ground.remove(folder);
  }
}
