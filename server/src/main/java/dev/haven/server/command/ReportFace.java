package dev.haven.server.command;

import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.server.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How a diagnosis shows its report, and what its exit status says.
@Command(
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all is well", "1:there are findings", "2:it could not be done"},
    footerHeading = "%nExamples:%n")
class ReportFace {
  static final int FINDINGS = 1;

  @Option(names = "--json", description = "Answer in JSON; its schema is docs/report.schema.json.")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show all evidence: every line that was said.")
  boolean verbose;

  /// A line that counts, at a terminal.
  Progress progress(Console console) {
    if (json || !console.terminal()) {
      return Progress.NONE;
    }
    return (done, total, what) -> {
      var line = done == total ? "" : "%d of %d: %s".formatted(done, total, what);
      console.err().print("\r\033[K" + line);
      console.err().flush();
    };
  }

  /// Shows a report.
  ///
  /// @return the exit status
  int show(Console console, Report report) {
    if (json) {
      console.out().println(JsonWriter.plain(report));
    } else {
      new ReportText(console, verbose).lines(report).forEach(console.out()::println);
    }
    return report.isFine() ? CommandLines.DONE : FINDINGS;
  }
}
