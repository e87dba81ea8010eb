package dev.haven.server.log;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The logger of one class. Immutable, safe for all threads.
record LogfmtLogger(String name) implements System.Logger {
  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return Log.wants(name, level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      Log.write(LogLine.of(Instant.now(), level, name, String.valueOf(message), thrown));
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... values) {
    if (isLoggable(level)) {
      Log.write(LogLine.of(Instant.now(), level, name, message(format, values), null));
    }
  }

  /// A pattern that is none is shown as it is: a log never fails.
  private static String message(@Nullable String format, @Nullable Object @Nullable [] values) {
    if (format == null || values == null || values.length == 0) {
      return String.valueOf(format);
    }
    try {
      return MessageFormat.format(format, values);
    } catch (IllegalArgumentException _) {
      return format;
    }
  }
}
