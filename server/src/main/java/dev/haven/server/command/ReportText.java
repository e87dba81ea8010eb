package dev.haven.server.command;

import dev.haven.diagnosis.Catalogue;
import dev.haven.diagnosis.Entry;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Severity;
import dev.haven.diagnosis.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report for people: what was seen as a table, then what it means and what to do.
final class ReportText {
  private static final int MOST_EVIDENCE = 8;
  private static final String INDENTATION = "    ";

  private final Console console;
  private final boolean verbose;

  /// @param verbose with all evidence
  ReportText(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  List<String> lines(Report report) {
    var lines = new ArrayList<String>();
    lines.addAll(steps(report.steps()));
    for (var finding : report.findings()) {
      lines.add("");
      lines.addAll(finding(finding));
    }
    lines.add("");
    lines.add(console.strong(summary(report)));
    return lines;
  }

  private List<String> steps(List<Step> steps) {
    var table = new Table("LOOKED AT", "SEEN", "TIME");
    for (var step : steps) {
      table.add(step.what(), step.seen(), time(step.elapsed()));
    }
    if (!verbose) {
      return table.lines();
    }
    var lines = new ArrayList<>(table.lines());
    for (var step : steps) {
      if (!step.evidence().isEmpty()) {
        lines.add("");
        lines.add(step.what());
        step.evidence().forEach(line -> lines.add(INDENTATION + line));
      }
    }
    return lines;
  }

  private static String time(Duration elapsed) {
    return elapsed.isZero()
        ? "-"
        : String.format(Locale.ROOT, "%.2f s", elapsed.toMillis() / 1000.0);
  }

  private List<String> finding(Finding finding) {
    var lines = new ArrayList<String>();
    var title = "%s  %s".formatted(finding.id(), finding.cause());
    boolean grave = finding.severity() == Severity.ERROR;
    lines.add(grave ? console.strong("! " + title) : console.warning("  " + title));
    lines.addAll(Paragraph.of("At " + finding.where(), INDENTATION));
    Catalogue.of(finding.id())
        .map(Entry::meaning)
        .ifPresent(meaning -> lines.addAll(Paragraph.of(meaning, INDENTATION)));
    lines.addAll(Paragraph.of("What to do: " + finding.remedy(), INDENTATION));
    lines.addAll(evidence(finding.evidence()));
    return lines;
  }

  private List<String> evidence(List<String> evidence) {
    int most = verbose ? evidence.size() : MOST_EVIDENCE;
    var lines = new ArrayList<String>();
    evidence.stream().limit(most).forEach(line -> lines.add(INDENTATION + "| " + line));
    if (evidence.size() > most) {
      lines.add(INDENTATION + "| ... all of it with --verbose");
    }
    return lines;
  }

  private static String summary(Report report) {
    long errors = report.findings().stream().filter(f -> f.severity() == Severity.ERROR).count();
    long warnings = report.findings().size() - errors;
    if (report.isFine()) {
      return "All is well.";
    }
    return count(errors, "error") + ", " + count(warnings, "warning") + ".";
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
