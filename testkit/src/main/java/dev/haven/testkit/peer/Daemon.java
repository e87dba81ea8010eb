package dev.haven.testkit.peer;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/// A server of another make that a test runs on ports of loopback, with all it writes in a folder
/// of the test's own. Ended, and everything it started, by process number; told to end if the tests
/// are killed.
public final class Daemon implements AutoCloseable {
  private static final Duration START_UP = Duration.ofSeconds(40);
  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final List<Path> PLACES = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"));

  private final Process process;
  private final Lifeline lifeline;
  private final Path output;

  private Daemon(Process process, Lifeline lifeline, Path output) {
    this.process = process;
    this.lifeline = lifeline;
    this.output = output;
  }

  /// Skips the test, and says so, unless this is root: servers want users of their own.
  public static void asRoot(String program) {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")),
        () -> program + " can only be started by root");
  }

  /// Where a program of the system lies; skips the test, and says so, where there is none.
  public static Path installed(String program) {
    var found = PLACES.stream().map(place -> place.resolve(program)).filter(Files::isExecutable);
    var path = found.findFirst();
    Assumptions.assumeTrue(path.isPresent(), () -> program + " is not installed");
    return path.orElseThrow();
  }

  /// Ports that are free now, of those that no system gives to a connection of its own accord; all
  /// are held at once, so that no two are the same.
  public static List<Integer> freePorts(int count) throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      while (held.size() < count) {
        held.add(some());
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  private static ServerSocket some() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException _) {
        // Somebody has it.
      }
    }
  }

  /// Starts a program that stays in the foreground; what it prints goes into a file of the folder.
  public static Daemon start(Path folder, List<String> command) throws IOException {
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    return new Daemon(process, Lifeline.of(process), output);
  }

  /// Returns once all of these ports accept connections.
  ///
  /// @throws IOException if it ends before, or takes too long and is ended
  public Daemon listening(Iterable<Integer> ports) throws IOException {
    return listening("127.0.0.1", ports);
  }

  /// The same at another address.
  public Daemon listening(String address, Iterable<Integer> ports) throws IOException {
    for (int port : ports) {
      await(_ -> accepts(address, port), "port " + port);
    }
    return this;
  }

  /// Returns once what it has printed satisfies that.
  ///
  /// @throws IOException if it ends before, or takes too long and is ended
  public Daemon await(Predicate<String> printed, String what) throws IOException {
    long end = System.nanoTime() + START_UP.toNanos();
    while (!printed.test(printed())) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IOException("waited in vain for " + what + ":\n" + printed());
      }
      LockSupport.parkNanos(5_000_000);
    }
    return this;
  }

  private static boolean accepts(String address, int port) {
    try (var _ = new Socket(InetAddress.ofLiteral(address), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// What it has printed so far.
  public String printed() throws IOException {
    return Files.readString(output, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    var family = new ArrayList<>(process.descendants().toList());
    family.addFirst(process.toHandle());
    family.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + FAREWELL.toNanos();
    family.forEach(each -> awaitEnd(each, end));
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    lifeline.close();
  }

  private static void awaitEnd(ProcessHandle process, long end) {
    try {
      process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // It is killed.
    }
  }
}
