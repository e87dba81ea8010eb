package dev.haven.server.launcher;

import dev.haven.testkit.peer.Lifeline;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A process under test, whose output is read line by line.
final class Program implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Lifeline lifeline;
  private final BufferedReader out;

  private Program(Process process) throws IOException {
    this.process = process;
    this.lifeline = Lifeline.of(process);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a command in an environment of its own; standard error comes with standard output.
  static Program start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return new Program(builder.start());
  }

  /// The classes of this build, for a Java started by a test.
  static String classPath() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(name -> System.getProperty(name, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1)))
        .filter(path -> !path.isEmpty())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Reads lines up to one that fits, or to the end.
  List<String> linesUntil(Predicate<String> last) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (last.test(line)) {
        break;
      }
    }
    return lines;
  }

  List<String> allLines() throws IOException {
    return linesUntil(_ -> false);
  }

  /// SIGTERM; its output can still be read.
  void terminate() {
    process.toHandle().destroy();
  }

  int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    lifeline.close();
  }
}
