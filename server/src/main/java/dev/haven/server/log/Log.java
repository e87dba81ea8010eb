package dev.haven.server.log;

import dev.haven.server.config.LogLevel;
import java.io.PrintStream;
import java.lang.System.Logger.Level;

/// Where log lines go, and how many; one for the process, because loggers are.
public final class Log {
  private static final String OURS = "dev.haven.";
  private static volatile Level least = Level.WARNING;
  private static volatile PrintStream out = System.err;

  private Log() {}

  /// From now on our own events of this level and above are written; libraries' from warnings on.
  public static void begin(LogLevel level) {
    begin(level, System.err);
  }

  static void begin(LogLevel level, PrintStream target) {
    out = target;
    least = Level.valueOf(level.name());
  }

  static boolean wants(String logger, Level level) {
    var bound = logger.startsWith(OURS) ? least : Level.WARNING;
    return level != Level.OFF && level.getSeverity() >= bound.getSeverity();
  }

  static void write(String line) {
    out.print(line);
    out.flush();
  }
}
