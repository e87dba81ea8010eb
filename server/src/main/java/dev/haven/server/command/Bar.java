package dev.haven.server.command;

import dev.haven.store.journal.Progress;

/// Shows how far long work has come: a bar that moves at a terminal, else a line for each tenth.
///
/// For the one thread that does the work.
final class Bar implements Progress {
  private static final int WIDTH = 40;

  private final Console console;
  private int shown = -1;

  Bar(Console console) {
    this.console = console;
  }

  @Override
  public void at(String what, long done, long total) {
    int percent = total == 0 ? 100 : (int) (100 * done / total);
    if (console.terminal() && percent != shown) {
      int filled = WIDTH * percent / 100;
      console
          .err()
          .print(
              "\r%s%s %3d %% %s"
                  .formatted("█".repeat(filled), "░".repeat(WIDTH - filled), percent, what));
      console.err().flush();
      shown = percent;
    } else if (!console.terminal() && percent / 10 != shown) {
      console.err().println(percent + " % " + what);
      shown = percent / 10;
    }
  }

  /// The work is over.
  void end() {
    if (console.terminal()) {
      console.err().println();
    }
  }
}
