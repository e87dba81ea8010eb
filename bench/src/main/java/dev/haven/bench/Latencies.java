package dev.haven.bench;

import java.util.Arrays;
import java.util.List;

/// How long each operation of one thread took. Not thread-safe.
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  /// Rate, median and 99th percentile of all threads together.
  static String report(List<Latencies> all, long elapsed) {
    var sorted =
        all.stream()
            .flatMapToLong(each -> Arrays.stream(each.nanos, 0, each.count))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return "nothing done";
    }
    return String.format(
        "%,.0f/s, median %,d us, p99 %,d us, longest %,d us",
        sorted.length * 1e9 / elapsed,
        sorted[sorted.length / 2] / 1000,
        sorted[(int) (sorted.length * 0.99)] / 1000,
        sorted[sorted.length - 1] / 1000);
  }
}
