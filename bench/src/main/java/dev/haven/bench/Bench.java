package dev.haven.bench;

import dev.haven.bench.machine.Machine;
import dev.haven.bench.report.Report;
import dev.haven.bench.report.Row;
import dev.haven.bench.report.TextTable;
import dev.haven.bench.side.Launcher;
import dev.haven.bench.side.Packages;
import dev.haven.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `haven bench`: our figures beside the peers'.
@Command(
    name = "haven bench",
    sortOptions = false,
    description = {
      "Measures this server beside Postfix and Dovecot, on this machine, in turn.",
      "The peers come from Debian's packages, which are installed if they are missing (that wants"
          + " root). Both sides run in folders of their own on high ports of the loopback address;"
          + " everything is ended and removed in the end."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was measured, and every answer was right",
      "1:a side failed, or answered wrongly; the table has the reason",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven bench                                everything; about 40 minutes on two cores",
      "  haven bench --quick                        a first look; begins nothing after 6 minutes",
      "  haven bench --only imap/10000 --only smtp/4k/50",
      "  haven bench --only 'imap/*/select' --rounds 9",
      "  haven bench --no-peers --only smtp --json figures.json --svg figures.svg",
      "  HAVEN_JAVA_OPTS=-XX:+UseZGC haven bench --no-peers    another collector"
    })
public final class Bench implements Callable<Integer> {
  private static final int ROUNDS = 3;
  private static final int QUICK_ROUNDS = 2;
  private static final int MINUTES = 60;
  private static final int QUICK_MINUTES = 6;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description =
          "Workloads of this name, or below it; * ends a beginning. May be given several times.")
  List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "Tell what each workload measures, and end.")
  boolean list;

  @Option(
      names = "--quick",
      description =
          "One workload of each kind, if none is named; shorter rounds, and fewer; less to be"
              + " relied on.")
  boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each side is measured. Default: 3, with --quick 2.")
  Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Begin no more workloads after so long. Default: 60, with --quick 6.")
  Optional<Integer> minutes = Optional.empty();

  @Option(names = "--no-peers", description = "Only this server.")
  boolean noPeers;

  @Option(names = "--markdown", description = "Print the table as docs/performance.md has it.")
  boolean markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "Write every figure as JSON.")
  Optional<Path> json = Optional.empty();

  @Option(names = "--svg", paramLabel = "FILE", description = "Write a chart of the ratios.")
  Optional<Path> svg = Optional.empty();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where both sides keep their mail; on a disk. Default: /var/tmp.")
  Path dir = Path.of("/var/tmp");

  @Option(names = "--keep", description = "Leave both sides' folders to be looked into.")
  boolean keep;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  public static void main(String[] arguments) {
    var line = new CommandLine(new Bench());
    line.setExecutionExceptionHandler((e, _, _) -> {
      System.err.println("haven bench: " + e.getMessage());
      return 1;
    });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    var chosen = Catalogue.chosen(quick && only.isEmpty() ? Catalogue.QUICK : only);
    if (chosen.isEmpty()) {
      System.err.println("haven bench: no workload is called so; --list names them all");
      return 2;
    }
    if (rounds.isPresent() && rounds.get() < 1) {
      System.err.println("haven bench: at least one round is needed");
      return 2;
    }
    if (list) {
      chosen.forEach(w -> System.out.printf("%-32s %s%n", w.name(), w.about()));
      return 0;
    }
    return measure(chosen);
  }

  private int measure(List<Workload> chosen) throws IOException {
    var progress = new Progress(System.err, onTerminal(), chosen.size());
    boolean peers = !noPeers && peersCanBe(progress);
    var most = Duration.ofMinutes(minutes.orElse(quick ? QUICK_MINUTES : MINUTES));
    long deadline = System.nanoTime() + most.toNanos();
    var rows = new ArrayList<Row>();
    boolean failed;
    Report report;
    try (var site = Site.open(new Setup(dir, launcher(), peers, quick, keep), progress)) {
      int count = rounds.orElse(quick ? QUICK_ROUNDS : ROUNDS);
      var runner = new Runner(site.stage(), site.sides(), site.folder(), count, progress);
      for (var workload : chosen) {
        if (System.nanoTime() > deadline) {
          progress.say("No time is left for " + workload.name() + " and what follows");
          break;
        }
        var row = runner.run(workload);
        rows.add(row);
        progress.row(row);
      }
      failed = runner.failed();
      report =
          new Report(
              LocalDate.now(ZoneOffset.UTC).toString(),
              Machine.here().words(),
              peers ? Packages.versions() : "",
              site.settings(),
              rows);
    }
    print(report);
    return failed ? 1 : 0;
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
  }

  private static boolean peersCanBe(Progress progress) {
    var why = Packages.provide(progress::say);
    why.ifPresent(reason -> progress.say("Without peers: " + reason));
    return why.isEmpty();
  }

  private static Launcher launcher() {
    var script = Path.of(System.getProperty("haven.launcher", "haven")).toAbsolutePath();
    return new Launcher(script, Map.of());
  }

  private void print(Report report) throws IOException {
    System.out.print(markdown ? TextTable.markdown(report.rows()) : TextTable.plain(report.rows()));
    if (json.isPresent()) {
      Files.writeString(json.get(), dev.haven.bench.report.Json.of(report));
    }
    if (svg.isPresent()) {
      Files.writeString(svg.get(), dev.haven.bench.report.Chart.of(report));
    }
  }
}
