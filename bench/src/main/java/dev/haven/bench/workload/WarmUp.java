package dev.haven.bench.workload;

import java.io.IOException;

/// Does what is measured for a while before it is: a server compiles, and caches, what it is asked
/// to do often, which takes it seconds once and then lasts for as long as it runs.
final class WarmUp {
  private static final double SECONDS = 5;
  private static final double QUICK_SECONDS = 1;

  private WarmUp() {}

  static void with(Stage stage, Meter.Work work) throws IOException {
    double enough = stage.quick() ? QUICK_SECONDS : SECONDS;
    long begin = System.nanoTime();
    do {
      work.run();
    } while ((System.nanoTime() - begin) / 1e9 < enough);
  }
}
