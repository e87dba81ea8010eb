package dev.haven.server.log;

import dev.haven.server.config.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What our servers of this process log, every command included, until it is closed. One at a time,
/// because loggers are those of the process.
public final class RecordedLog implements AutoCloseable {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  public RecordedLog() {
    Log.begin(LogLevel.DEBUG, new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  /// The lines so far that have this in them.
  public List<String> having(String text) {
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(text))
        .toList();
  }

  @Override
  public void close() {
    Log.begin(LogLevel.WARNING);
  }
}
