package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.peer.Lifeline;
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
import java.util.spi.ToolProvider;

/// The real server in a JVM of its own, made of the classes under test.
final class ServerProcess implements AutoCloseable {
  private static final Duration START_UP = Duration.ofSeconds(40);
  private static final String MAIN = "dev.haven.server.command.Main";

  private final Process process;
  private final Lifeline lifeline;
  private final Path log;

  private ServerProcess(Process process, Path log) throws IOException {
    this.process = process;
    this.lifeline = Lifeline.of(process);
    this.log = log;
  }

  /// Starts it, and returns once every listener accepts.
  static ServerProcess start(Site site, String... jvmOptions) throws IOException {
    var log = site.data().resolveSibling(site.data().getFileName() + ".log");
    return started(
        site, new ServerProcess(launch(log, java(List.of(jvmOptions), site, "serve")), log));
  }

  /// The same for a process that may have so many files and sockets open. Its classes come from
  /// jars, as those of an installed server: each class of a folder would need a descriptor.
  static ServerProcess startWithin(Site site, int descriptors) throws IOException {
    var log = site.data().resolveSibling(site.data().getFileName() + ".log");
    var command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n \"$0\"; exec \"$@\""));
    command.add(String.valueOf(descriptors));
    for (var word : java(List.of(), site, "serve")) {
      command.add(
          word.equals(classPath()) ? packed(word, site.data().resolveSibling("jars")) : word);
    }
    return started(site, new ServerProcess(launch(log, command), log));
  }

  private static ServerProcess started(Site site, ServerProcess server) throws IOException {
    try {
      for (int port : site.ports().values()) {
        server.awaitListener(port);
      }
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /// Starts another command on the same data.
  static ServerProcess command(Site site, String... words) throws IOException {
    var log = Files.createTempFile(site.data().getParent(), words[0], ".log");
    return new ServerProcess(launch(log, java(List.of(), site, words)), log);
  }

  private static List<String> java(List<String> jvmOptions, Site site, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", site.data().toString()));
    return command;
  }

  private static Process launch(Path log, List<String> command) throws IOException {
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

  private static String packed(String classPath, Path into) throws IOException {
    var jar = ToolProvider.findFirst("jar").orElseThrow();
    var places = new ArrayList<String>();
    Files.createDirectories(into);
    for (var place : classPath.split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(place))) {
        var file = into.resolve("classes" + places.size() + ".jar").toString();
        int status =
            jar.run(System.out, System.err, "--create", "-0", "-f", file, "-C", place, ".");
        assertEquals(0, status, place);
        places.add(file);
      } else {
        places.add(place);
      }
    }
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

  /// How many lines of what it printed and logged so far hold these words.
  int logged(String words) throws IOException {
    try (var lines = Files.lines(log)) {
      return (int) lines.filter(line -> line.contains(words)).count();
    }
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
    lifeline.close();
  }
}
