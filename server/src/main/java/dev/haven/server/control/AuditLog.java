package dev.haven.server.control;

import dev.haven.server.certificate.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// `audit.log` of the data directory: a line for every change that was asked for, by whom, and
/// whether it was made.
///
/// Thread-safe. A line that cannot be written is logged, and the change stands: it is made already.
public final class AuditLog {
  private static final System.Logger LOG = System.getLogger(AuditLog.class.getName());

  private final Path file;
  private final Clock clock;

  public AuditLog(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// Adds a line, or one for each thing that is changed.
  ///
  /// @param outcome `done` or `refused`
  synchronized void add(String who, Request.Change change, String outcome) {
    var lines = new StringBuilder();
    for (var audit : change.audits()) {
      var what = "%s outcome=%s by=%s".formatted(printable(audit), outcome, printable(who));
      LOG.log(System.Logger.Level.INFO, "event=audit {0}", what);
      var when = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      lines.append("t=").append(when).append(' ').append(what).append('\n');
    }
    append(lines.toString());
  }

  private void append(String lines) {
    try {
      if (!Files.exists(file)) {
        PrivateFiles.create(file);
      }
      Files.writeString(file, lines, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "event=audit-log-not-written file=" + file, e);
    }
  }

  /// One line stays one line, whatever was typed.
  private static String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .limit(1000)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
