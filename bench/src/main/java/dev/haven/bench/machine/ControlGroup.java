package dev.haven.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A control group of version 2: the kernel counts, to the microsecond, and nothing escapes.
record ControlGroup(Path folder) implements Cell {
  private static final int TRIES = 50;
  private static final Duration PAUSE = Duration.ofMillis(20);

  static Optional<Cell> open(String name) {
    return mount().flatMap(mount -> made(mount.resolve(name)));
  }

  private static Optional<Path> mount() {
    return Proc.read(Path.of("/proc/mounts")).stream()
        .flatMap(String::lines)
        .map(Proc::words)
        .filter(fields -> fields.size() > 2 && fields.get(2).equals("cgroup2"))
        .map(fields -> Path.of(fields.get(1)))
        .findFirst();
  }

  private static Optional<Cell> made(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
      return Optional.of(new ControlGroup(folder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> within(List<String> command) {
    var whole = new ArrayList<>(List.of("/bin/sh", "-c"));
    whole.add("echo $$ >\"$0\" && exec \"$@\"");
    whole.add(folder.resolve("cgroup.procs").toString());
    whole.addAll(command);
    return whole;
  }

  @Override
  public void adopt(long pid) {
    // It came in by itself.
  }

  @Override
  public double cpuSeconds() throws IOException {
    return Files.readString(folder.resolve("cpu.stat"))
            .lines()
            .filter(line -> line.startsWith("usage_usec "))
            .mapToLong(line -> Long.parseLong(line.substring("usage_usec ".length())))
            .sum()
        / 1e6;
  }

  @Override
  public Set<Long> pids() throws IOException {
    return Proc.read(folder.resolve("cgroup.procs")).stream()
        .flatMap(String::lines)
        .map(Long::parseLong)
        .collect(Collectors.toSet());
  }

  @Override
  public String method() {
    return "control group " + folder;
  }

  /// The group goes once its last process is reaped.
  @Override
  public void close() throws IOException {
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      try {
        Files.delete(folder);
      } catch (IOException e) {
        Pause.of(PAUSE);
      }
    }
  }
}
