package dev.haven.server.command;

import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.Lifetime;
import dev.haven.diagnosis.published.RecordState;
import dev.haven.diagnosis.published.Seen;
import dev.haven.diagnosis.published.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Looks again and again until nothing is found any more, and tells what changes. Ends early when
/// its thread is interrupted.
final class DnsWatch {
  private final Console console;
  private final Duration pause;

  /// @param pause between two looks
  DnsWatch(Console console, Duration pause) {
    this.console = console;
    this.pause = pause;
  }

  /// The last report: a fine one, unless it was interrupted.
  DomainReport untilFine(Supplier<DomainReport> looks) {
    var told = List.<String>of();
    var report = looks.get();
    while (!report.report().isFine()) {
      var steady = lines(report, false);
      if (!steady.equals(told)) {
        lines(report, true).forEach(console.out()::println);
        console.out().println();
        told = steady;
      }
      if (!waited(report)) {
        return report;
      }
      report = looks.get();
    }
    return report;
  }

  private boolean waited(DomainReport report) {
    int longest = report.records().stream().mapToInt(RecordState::secondsLeft).max().orElse(0);
    if (console.terminal()) {
      var left = longest == 0 ? "" : "; caches forget within " + words(longest);
      console.err().print("\r\033[Klooking again in %d s%s".formatted(pause.toSeconds(), left));
      console.err().flush();
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What is not as it should be, and where.
  ///
  /// @param times whether with what changes from look to look anyway
  private static List<String> lines(DomainReport report, boolean times) {
    var lines = new ArrayList<String>();
    long fine = report.records().stream().filter(one -> one.standing() == Standing.FINE).count();
    lines.add("%d of %d records are as they should be".formatted(fine, wanted(report)));
    for (var record : report.records()) {
      if (isOpen(record)) {
        lines.add(
            "  %s %s: %s%s"
                .formatted(
                    record.type(), record.name(), record.standing().words(), where(record, times)));
      }
    }
    if (lines.size() == 1) {
      report.report().findings().forEach(one -> lines.add("  " + one.id() + " " + one.cause()));
    }
    return lines;
  }

  private static long wanted(DomainReport report) {
    return report.records().stream().filter(one -> one.standing() != Standing.ABSENT).count();
  }

  private static boolean isOpen(RecordState record) {
    return record.standing() != Standing.FINE && record.standing() != Standing.ABSENT;
  }

  private static String where(RecordState record, boolean times) {
    var servers =
        record.seen().stream()
            .filter(seen -> !seen.fits())
            .map(seen -> times ? seen.server() + left(seen) : seen.server())
            .toList();
    return servers.isEmpty() ? "" : " (" + String.join(", ", servers) + ")";
  }

  private static String left(Seen seen) {
    boolean remembers = seen.seconds() > 0 && seen.server().startsWith("resolver");
    return remembers ? " for another " + words(seen.seconds()) : "";
  }

  private static String words(int seconds) {
    return Lifetime.words(Duration.ofSeconds(seconds));
  }
}
