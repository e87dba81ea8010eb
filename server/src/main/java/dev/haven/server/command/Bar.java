package dev.haven.server.command;

import dev.haven.store.journal.Progress;

/// Shows how far long work has come: a bar that moves at a terminal, else a line for each tenth.
///
/// For the one thread that does the work.
final class Bar implements Progress {
  private static final int WIDTH = 40;

  private final Console console;
  private final boolean silent;
  private int shown = -1;
  private String words = "";

  /// Begins it.
  ///
  /// @param silent for programs, which have no use for it
  Bar(Console console, boolean silent) {
    this.console = console;
    this.silent = silent;
  }

  @Override
  public void at(String what, long done, long total) {
    if (silent) {
      return;
    }
    int percent = total == 0 ? 100 : (int) (100 * done / total);
    if (console.terminal() && (percent != shown || !what.equals(words))) {
      int filled = WIDTH * percent / 100;
      console
          .err()
          .print(
              "\r%s%s %3d %% %s\033[K"
                  .formatted("█".repeat(filled), "░".repeat(WIDTH - filled), percent, what));
      console.err().flush();
      shown = percent;
      words = what;
    } else if (!console.terminal() && percent / 10 != shown) {
      console.err().println(percent + " % " + what);
      shown = percent / 10;
    }
  }

  /// The work is over.
  void end() {
    if (console.terminal() && shown >= 0) {
      console.err().println();
    }
  }
}
