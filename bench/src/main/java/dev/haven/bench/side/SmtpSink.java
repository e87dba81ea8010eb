package dev.haven.bench.side;

import dev.haven.bench.machine.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Postfix's server that takes every message and forgets it: where mail is relayed to. It tells how
/// many have come; a thread of its own listens to that.
public final class SmtpSink implements AutoCloseable {
  private static final String PROGRAM = "smtp-sink";
  private static final String COUNT = "mesg=";
  private static final int BACKLOG = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private volatile long count;

  private SmtpSink(Process process) {
    this.process = process;
    Thread.ofPlatform().name("sink").daemon().start(this::listen);
  }

  public static boolean exists() {
    return Commands.exists(PROGRAM);
  }

  /// Forgets what comes.
  public static SmtpSink start(int port) throws IOException {
    return start(List.of("-c"), port);
  }

  /// Writes each message into a file of a folder.
  public static SmtpSink keeping(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    return start(List.of("-c", "-d", folder.resolve("m") + "."), port);
  }

  private static SmtpSink start(List<String> options, int port) throws IOException {
    var command = new ArrayList<>(List.of(Commands.program(PROGRAM)));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.addAll(options);
    command.addAll(List.of("127.0.0.1:" + port, String.valueOf(BACKLOG)));
    var sink =
        new SmtpSink(
            new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    Ports.await(port, sink.process::isAlive);
    return sink;
  }

  /// It says `sess=2 quit=1 mesg=17` and a carriage return whenever one of them changes.
  private void listen() {
    var said = new StringBuilder();
    try (InputStream in = process.getInputStream()) {
      var buffer = new byte[8 << 10];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        said.append(new String(buffer, 0, got, StandardCharsets.US_ASCII));
        int end = said.lastIndexOf("\r");
        int at = said.lastIndexOf(COUNT, end);
        if (end >= 0 && at >= 0) {
          count = Long.parseLong(said, at + COUNT.length(), end, 10);
          said.delete(0, end);
        }
      }
    } catch (IOException _) {
      // It was ended.
    }
  }

  /// How many messages have come so far.
  public long count() {
    return count;
  }

  /// Returns when so many have come, or no more come for too long a time; how many have.
  public long await(long wanted) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (count < wanted && process.isAlive() && System.nanoTime() < deadline) {
      Pause.of(PAUSE);
    }
    return count;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
