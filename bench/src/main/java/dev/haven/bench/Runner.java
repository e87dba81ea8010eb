package dev.haven.bench;

import dev.haven.bench.machine.Disk;
import dev.haven.bench.machine.Machine;
import dev.haven.bench.report.Row;
import dev.haven.bench.report.Score;
import dev.haven.bench.report.Series;
import dev.haven.bench.side.Side;
import dev.haven.bench.workload.Meter;
import dev.haven.bench.workload.Stage;
import dev.haven.bench.workload.Unavailable;
import dev.haven.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs workloads: the sides in turn, A B A B, round by round.
///
/// A side that fails in a workload has no figures in it, with the reason in their place; the other
/// goes on.
final class Runner {
  private final Stage stage;
  private final List<Side> sides;
  private final Path disk;
  private final int rounds;
  private final Progress progress;
  private boolean failed;

  /// @param sides ours, then the other, if there is one
  /// @param disk a folder on the file system that both sides use
  Runner(Stage stage, List<Side> sides, Path disk, int rounds, Progress progress) {
    this.stage = stage;
    this.sides = sides;
    this.disk = disk;
    this.rounds = rounds;
    this.progress = progress;
  }

  /// Whether anything was wrong, or broke.
  boolean failed() {
    return failed;
  }

  Row run(Workload workload) throws IOException {
    double syncs = Disk.syncsPerSecond(disk);
    var entries = new ArrayList<Entry>();
    try (var _ = Patience.with(workload.name())) {
      for (var side : sides) {
        progress.step(workload.name(), "preparing " + side.name());
        entries.add(prepare(workload, side));
      }
      double othersLoad = rounds(workload, entries);
      for (var entry : entries) {
        progress.step(workload.name(), "checking " + entry.side.name());
        attempt(entry, entry::check);
      }
      var scores = entries.stream().map(Entry::score).toList();
      var theirs = scores.size() > 1 ? Optional.of(scores.get(1)) : Optional.<Score>empty();
      return new Row(
          workload.name(),
          workload.unit(),
          scores.getFirst(),
          theirs,
          syncs,
          Runtime.getRuntime().availableProcessors(),
          othersLoad);
    } finally {
      entries.forEach(entry -> attempt(entry, entry::close));
    }
  }

  private Entry prepare(Workload workload, Side side) {
    var entry = new Entry(side);
    attempt(
        entry,
        () -> {
          try {
            entry.begin(workload.prepare(stage, side));
          } catch (Unavailable e) {
            entry.absent = Optional.of(e.why());
          }
        });
    return entry;
  }

  /// @return the load that others put on the machine meanwhile
  private double rounds(Workload workload, List<Entry> entries) throws IOException {
    int wanted = workload.rounds(rounds);
    double busy = Machine.busySeconds();
    long begin = System.nanoTime();
    double own = own(entries);
    for (int round = 1; round <= wanted; round++) {
      for (var entry : entries) {
        if (entry.works()) {
          var step = "round " + round + " of " + wanted + ", " + entry.side.name();
          progress.step(workload.name(), step);
          attempt(entry, entry::round);
        }
      }
    }
    double elapsed = (System.nanoTime() - begin) / 1e9;
    double others = Machine.busySeconds() - busy - (own(entries) - own);
    return Math.clamp(others / elapsed / Runtime.getRuntime().availableProcessors(), 0, 1);
  }

  /// Processor time of both sides and of this program.
  private static double own(List<Entry> entries) throws IOException {
    double sum = Machine.ownSeconds();
    for (var entry : entries) {
      sum += entry.measured.cell().cpuSeconds();
    }
    return sum;
  }

  private void attempt(Entry entry, Meter.Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      Thread.interrupted(); // The one who ran out of patience has been heard.
      failed = true;
      entry.absent = Optional.of("failed: " + e.getMessage());
      progress.trouble(entry.side, e);
    }
  }

  /// A side in one workload.
  private static final class Entry {
    private final Side side;
    private Side measured;
    private Meter meter;
    private final List<Double> figures = new ArrayList<>();
    private Optional<Workload.Trial> trial = Optional.empty();
    private Optional<String> absent = Optional.empty();
    private double operations;
    private long resident;

    Entry(Side side) {
      this.side = side;
      measured = side;
      meter = new Meter(side.cell());
    }

    void begin(Workload.Trial prepared) {
      trial = Optional.of(prepared);
      measured = prepared.on(side);
      meter = new Meter(measured.cell());
    }

    boolean works() {
      return trial.isPresent() && absent.isEmpty();
    }

    void round() throws IOException {
      var current = trial.orElseThrow();
      try {
        var reading = current.round(meter);
        figures.add(reading.figure());
        operations += reading.operations();
        resident = measured.cell().residentBytes();
      } finally {
        current.release();
      }
    }

    void check() throws IOException {
      if (works()) {
        trial.orElseThrow().check();
      }
    }

    void close() throws IOException {
      if (trial.isPresent()) {
        trial.get().close();
      }
    }

    Score score() {
      if (absent.isPresent()) {
        return Score.absent(absent.get());
      }
      return new Score(
          new Series(figures),
          meter.server(),
          operations,
          meter.clients(),
          meter.elapsed(),
          resident,
          Optional.empty());
    }
  }
}
