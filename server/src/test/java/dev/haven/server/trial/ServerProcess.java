package dev.haven.server.trial;

import java.io.File;
import java.io.IOException;
import java.lang.module.ResolvedModule;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The real server in a JVM of its own, made of the classes under test.
final class ServerProcess implements AutoCloseable {
  private static final Duration START_UP = Duration.ofSeconds(40);
  private static final String MAIN = "dev.haven.server.command.Main";

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it, and returns once every listener accepts.
  static ServerProcess start(Site site, String... jvmOptions) throws IOException {
    var log = site.data().resolveSibling(site.data().getFileName() + ".log");
    var process = launch(log, List.of(jvmOptions), site, "serve");
    var server = new ServerProcess(process, log);
    try {
      for (int port : site.ports().values()) {
        server.awaitListener(port);
      }
      return server;
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// Starts another command on the same data.
  static ServerProcess command(Site site, String word) throws IOException {
    var log = Files.createTempFile(site.data().getParent(), word, ".log");
    return new ServerProcess(launch(log, List.of(), site, word), log);
  }

  private static Process launch(Path log, List<String> jvmOptions, Site site, String word)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.addAll(List.of(word, "--data", site.data().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /// Where this test's own modules and libraries come from.
  private static String classPath() {
    var places = new ArrayList<String>();
    for (var module : ModuleLayer.boot().configuration().modules()) {
      place(module).ifPresent(places::add);
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }

  private static Optional<String> place(ResolvedModule module) {
    return module
        .reference()
        .location()
        .filter(uri -> "file".equals(uri.getScheme()))
        .map((URI uri) -> Path.of(uri).toString());
  }

  private void awaitListener(int port) throws IOException {
    long deadline = System.nanoTime() + START_UP.toNanos();
    while (true) {
      try (var _ = new LineClient(port)) {
        return;
      } catch (ConnectException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("the server does not listen on " + port + ":\n" + log(), e);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// `kill -9`; returns when it is dead.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// Waits for its end; says whether that came in time.
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitStatus() {
    return process.exitValue();
  }

  /// Its resident memory in KiB, as Linux counts it; 0 elsewhere.
  long residentKib() throws IOException {
    var status = Path.of("/proc", String.valueOf(pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  /// What it printed and logged so far, the last of it.
  String log() throws IOException {
    var text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - 3_000));
  }

  /// The log for a failure's text, whatever becomes of reading it.
  String logQuietly() {
    try {
      return log();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
