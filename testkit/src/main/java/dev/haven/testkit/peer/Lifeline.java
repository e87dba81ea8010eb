package dev.haven.testkit.peer;

import java.io.IOException;

/// Ends a process that a test has started when the JVM of the tests is gone, however that ended,
/// `kill -9` included: a shell waits for the end of a pipe of which this JVM holds the other end.
///
/// Closed when the process has been ended in the usual way, before its number is somebody else's.
public final class Lifeline implements AutoCloseable {
  /// What ends the tests (Ctrl-C, a terminal that is closed) reaches the shell too, and must not
  /// end it before its time.
  private static final String WATCH =
      "trap '' INT TERM HUP; read -r _ || kill -TERM \"$0\" 2>/dev/null";

  private final Process watch;

  private Lifeline(Process watch) {
    this.watch = watch;
  }

  /// Begins to watch over a process that has just been started.
  public static Lifeline of(Process process) throws IOException {
    var command = new String[] {"/bin/sh", "-c", WATCH, String.valueOf(process.pid())};
    return new Lifeline(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public void close() {
    watch.destroyForcibly();
  }
}
