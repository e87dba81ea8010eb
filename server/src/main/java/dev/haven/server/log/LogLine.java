package dev.haven.server.log;

import dev.haven.wire.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes an event as `t=... level=info at=smtp.SmtpSession s=4f2a event=... key=value`.
///
/// A message that begins with a key stands as it is; any other becomes `msg="..."`. The session's
/// id comes from [Session#ID] unless the message has one. A failure's stack trace follows on lines
/// that begin with a tab.
final class LogLine {
  private static final String OURS = "dev.haven.";

  private static volatile Second latest = Second.of(0);

  /// The beginning of what a time is written as, up to the second.
  private record Second(long number, String text) {
    static Second of(long number) {
      var text = Instant.ofEpochSecond(number).toString();
      return new Second(number, text.substring(0, text.length() - 1));
    }
  }

  private LogLine() {}

  static String of(
      Instant time,
      System.Logger.Level level,
      String logger,
      String message,
      @Nullable Throwable thrown) {
    var line = new StringBuilder(160);
    appendTime(line.append("t="), time);
    line.append(" level=").append(name(level));
    line.append(" at=").append(logger.startsWith(OURS) ? logger.substring(OURS.length()) : logger);
    if (Session.ID.isBound() && !message.contains(" s=")) {
      line.append(" s=").append(Session.ID.get());
    }
    line.append(' ').append(isLogfmt(message) ? oneLine(message) : "msg=" + quoted(message));
    if (thrown != null) {
      line.append(" error=").append(quoted(thrown.toString()));
    }
    line.append('\n');
    return thrown == null ? line.toString() : line.append(trace(thrown)).toString();
  }

  /// As [Instant#toString] writes milliseconds. Thousands of lines a second share the most of it.
  private static void appendTime(StringBuilder line, Instant time) {
    var second = latest;
    if (second.number() != time.getEpochSecond()) {
      second = Second.of(time.getEpochSecond());
      latest = second;
    }
    line.append(second.text());
    int millis = time.getNano() / 1_000_000;
    if (millis > 0) {
      line.append('.')
          .append((char) ('0' + millis / 100))
          .append((char) ('0' + millis / 10 % 10))
          .append((char) ('0' + millis % 10));
    }
    line.append('Z');
  }

  private static String name(System.Logger.Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
      case DEBUG -> "debug";
      default -> level.name().toLowerCase(Locale.ROOT);
    };
  }

  private static boolean isLogfmt(String message) {
    int i = 0;
    while (i < message.length() && isKey(message.charAt(i))) {
      i++;
    }
    return i > 0 && i < message.length() && message.charAt(i) == '=';
  }

  private static boolean isKey(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static String oneLine(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String quoted(String text) {
    return '"' + oneLine(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString()
        .lines()
        .map(line -> "\t" + line.strip() + "\n")
        .collect(Collectors.joining());
  }
}
