package dev.haven.bench.side;

import dev.haven.bench.machine.Cell;
import dev.haven.bench.machine.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The folder and the processes of one side.
///
/// @param folder for everything that the side writes
/// @param cell where all its processes run
record Ground(Path folder, Cell cell) {
  private static final int LAST = 3;
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static Ground open(Path under, String name) throws IOException {
    var folder = under.resolve(name);
    Files.createDirectories(folder);
    readableByAll(folder);
    var cell = Cell.open("haven-bench-" + ProcessHandle.current().pid() + "-" + name);
    return new Ground(folder, cell);
  }

  /// Servers that give up root must be able to go through.
  static void readableByAll(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Starts a program in the cell; what it prints is appended to a file.
  Process start(Path output, List<String> command, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(cell.within(command));
    builder.environment().putAll(environment);
    var process =
        builder
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    cell.adopt(process.pid());
    return process;
  }

  /// Asks processes of the cell to end, and ends what is left after a while.
  void end(Iterable<Long> asked) throws IOException {
    asked.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!cell.pids().isEmpty() && System.nanoTime() < deadline) {
      Pause.of(PAUSE);
    }
    for (long pid : cell.pids()) {
      ProcessHandle.of(pid).ifPresent(Ground::kill);
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("process " + process.pid() + " does not end: " + e);
    }
  }

  /// The last lines of a log.
  static List<String> tail(Path file) {
    try {
      var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  /// Removes a folder with all that is in it, as far as that can be.
  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("cannot remove " + folder + ": " + e);
    }
  }

  /// Ends what runs, and removes what lies here.
  void clear() {
    try {
      end(cell.pids());
      cell.close();
    } catch (IOException e) {
      System.err.println("cannot end everything in " + folder + ": " + e);
    }
    remove(folder);
  }
}
