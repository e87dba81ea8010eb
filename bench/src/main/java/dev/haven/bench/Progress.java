package dev.haven.bench;

import dev.haven.bench.client.Wrong;
import dev.haven.bench.report.Row;
import dev.haven.bench.report.TextTable;
import dev.haven.bench.side.Side;
import java.io.PrintStream;
import java.util.List;

/// Tells a person what goes on, on standard error: the step in hand where there is a terminal, and
/// a line for each workload that is done.
final class Progress {
  private static final String CLEAR = "\r\u001b[K";

  private static final int FRAMES = 6;

  private final PrintStream out;
  private final boolean terminal;
  private final int all;
  private int done;
  private volatile boolean hushed;

  Progress(PrintStream out, boolean terminal, int all) {
    this.out = out;
    this.terminal = terminal;
    this.all = all;
  }

  /// Says nothing from now on.
  void hush() {
    hushed = true;
  }

  void say(String line) {
    if (!hushed) {
      out.println((terminal ? CLEAR : "") + line);
    }
  }

  void step(String workload, String what) {
    if (terminal && !hushed) {
      out.print(CLEAR + "[" + (done + 1) + "/" + all + "] " + workload + ": " + what);
      out.flush();
    }
  }

  void row(Row row) {
    done++;
    say("[" + done + "/" + all + "] " + TextTable.line(row));
  }

  void trouble(Side side, Exception cause) {
    say(side.name() + ": " + cause);
    if (!(cause instanceof Wrong)) {
      var frames = List.of(cause.getStackTrace());
      frames.stream().limit(FRAMES).forEach(frame -> say("    at " + frame));
    }
    side.log().forEach(line -> say("    log: " + line));
  }
}
