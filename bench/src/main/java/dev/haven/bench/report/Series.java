package dev.haven.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Figures of the rounds of one side, in order.
public record Series(List<Double> values) {
  public static final Series NONE = new Series(List.of());

  public Series {
    values = List.copyOf(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// The middle one; of an even number, the mean of the two in the middle. 0 of none.
  public double median() {
    if (values.isEmpty()) {
      return 0;
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  public double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  public double sum() {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  /// How many times better this is than the other side's, round by round, for the two of one round
  /// had the same minute of the machine.
  public Optional<Series> advantage(Series theirs, Unit unit) {
    int rounds = Math.min(values.size(), theirs.values.size());
    if (rounds == 0) {
      return Optional.empty();
    }
    var ratios = new Double[rounds];
    Arrays.setAll(ratios, i -> unit.advantage(values.get(i), theirs.values.get(i)));
    return Optional.of(new Series(List.of(ratios)));
  }
}
