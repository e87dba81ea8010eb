package dev.haven.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/// Reads what Linux tells of processes in `/proc`.
final class Proc {
  private static final Path ROOT = Path.of("/proc");
  private static final double TICKS_PER_SECOND = 100;

  private Proc() {}

  /// Times of a process and of those of its children that have ended.
  ///
  /// @param cpuSeconds both together
  record Times(long parent, double cpuSeconds) {}

  static Optional<Times> times(long pid) {
    return read(ROOT.resolve(pid + "/stat")).map(Proc::parsed);
  }

  /// The name of a program may hold anything, so counting begins behind its closing parenthesis.
  private static Times parsed(String stat) {
    var fields = words(stat.substring(stat.lastIndexOf(')') + 1));
    long ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(fields.get(i));
    }
    return new Times(Long.parseLong(fields.get(1)), ticks / TICKS_PER_SECOND);
  }

  /// The proportional share of a process, or what it has resident where that cannot be read; 0 if
  /// it is gone.
  static long residentBytes(long pid) {
    return read(ROOT.resolve(pid + "/smaps_rollup"))
        .flatMap(text -> kib(text, "Pss:"))
        .or(() -> read(ROOT.resolve(pid + "/status")).flatMap(text -> kib(text, "VmRSS:")))
        .map(kib -> kib << 10)
        .orElse(0L);
  }

  static Optional<Long> kib(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(name.length()).replace("kB", "").strip())
        .map(Long::parseLong);
  }

  static List<Long> all() throws IOException {
    var pids = new ArrayList<Long>();
    try (var entries = Files.newDirectoryStream(ROOT, "[0-9]*")) {
      entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
    }
    return pids;
  }

  /// What is between white space.
  static List<String> words(String line) {
    return Collections.list(new StringTokenizer(line)).stream().map(String.class::cast).toList();
  }

  /// Empty if it is gone, as processes come and go.
  static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
