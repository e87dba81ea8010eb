package dev.haven.server.command;

import dev.haven.store.journal.Progress;
import java.time.Duration;
import java.util.Locale;

/// Says how far an import has come and how long it will go on, which depends on the processors
/// only. For one thread.
final class ImportBar implements Progress {
  /// Before that there is nothing to reckon with.
  private static final Duration ENOUGH = Duration.ofSeconds(3);

  private final Progress bar;
  private final long begun;

  /// @param begun by [System#nanoTime]
  ImportBar(Progress bar, long begun) {
    this.bar = bar;
    this.begun = begun;
  }

  @Override
  public void at(String what, long done, long total) {
    var words = words(Duration.ofNanos(System.nanoTime() - begun), done, total);
    bar.at(words, done, total);
  }

  static String words(Duration elapsed, long done, long total) {
    var count = String.format(Locale.ROOT, "%,d of %,d accounts", done, total);
    if (done == 0 || done == total || elapsed.compareTo(ENOUGH) < 0) {
      return count;
    }
    return count + ", " + left(elapsed.multipliedBy(total - done).dividedBy(done));
  }

  private static String left(Duration rest) {
    long minutes = (rest.toSeconds() + 30) / 60;
    if (minutes == 0) {
      return "less than a minute left";
    }
    return minutes == 1 ? "about a minute left" : "about " + minutes + " minutes left";
  }
}
