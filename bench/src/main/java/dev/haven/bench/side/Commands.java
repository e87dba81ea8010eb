package dev.haven.bench.side;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs other programs to their end.
final class Commands {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin"));

  private Commands() {}

  /// Where a program of the system lies, whatever PATH says; the bare name if nowhere.
  static String program(String name) {
    return PLACES.stream()
        .map(place -> place.resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(name);
  }

  static boolean exists(String name) {
    return Files.isExecutable(Path.of(program(name)));
  }

  /// What it printed.
  ///
  /// @throws IOException if it fails, with what it printed
  static String run(String... command) throws IOException {
    return run(List.of(command), Map.of());
  }

  static String run(List<String> command, Map<String, String> environment) throws IOException {
    var output = Files.createTempFile("haven-bench", ".out");
    try {
      var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process =
          builder
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .start();
      int status = await(process, command);
      var text = Files.readString(output, StandardCharsets.ISO_8859_1);
      if (status != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + status + ":\n" + text);
      }
      return text;
    } finally {
      Files.delete(output);
    }
  }

  private static int await(Process process, List<String> command) throws IOException {
    try {
      if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IOException(String.join(" ", command) + " does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
