package dev.haven.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A workload's results.
///
/// @param theirs empty where there is no peer
/// @param syncsPerSecond that the disk did just before
/// @param processors of the machine
/// @param othersLoad the part of all processors that neither side nor the client used, 0 to 1
public record Row(
    String workload,
    Unit unit,
    Score ours,
    Optional<Score> theirs,
    double syncsPerSecond,
    int processors,
    double othersLoad) {
  private static final double HALF = 0.5;
  private static final double LOUD = 0.25;

  /// Round by round; empty unless both sides have figures.
  public Optional<Series> advantage() {
    return theirs.flatMap(their -> ours.figures().advantage(their.figures(), unit));
  }

  /// How many times less processor time one operation of ours takes.
  public Optional<Double> cpuAdvantage() {
    return theirs
        .filter(their -> their.cpuOfOne() > 0 && ours.cpuOfOne() > 0)
        .map(their -> their.cpuOfOne() / ours.cpuOfOne());
  }

  /// What a reader must know before believing the figures.
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    ours.absent().ifPresent(why -> remarks.add("ours: " + why));
    theirs.flatMap(Score::absent).ifPresent(why -> remarks.add("theirs: " + why));
    client(ours, "ours", remarks);
    theirs.ifPresent(their -> client(their, "theirs", remarks));
    if (othersLoad > LOUD) {
      remarks.add(String.format(Locale.ROOT, "others used %.0f%%", 100 * othersLoad));
    }
    return remarks;
  }

  /// A client that had half of the whole machine held the server back, which could have had it.
  private void client(Score score, String side, List<String> remarks) {
    double machine = score.elapsedSeconds() * processors;
    boolean bound = machine > 0 && score.clientSeconds() / machine > HALF;
    if (bound || score.clientShare() > HALF) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %sclient used %.0f%% of the CPU",
              side,
              bound ? "held by the client; " : "",
              100 * score.clientShare()));
    }
  }
}
