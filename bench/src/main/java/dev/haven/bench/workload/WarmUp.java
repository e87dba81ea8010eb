package dev.haven.bench.workload;

import dev.haven.bench.side.Side;
import java.io.IOException;

/// Does what is measured for a while before it is: a server compiles, and caches, what it is asked
/// to do often, which takes it seconds once and then lasts for as long as it runs.
final class WarmUp {
  private static final double SECONDS = 5;
  private static final double QUICK_SECONDS = 1;

  /// So many rounds of mail warm a side up that has had none yet: on two processors a server that
  /// is just started compiles for half a minute beside its work.
  private static final double COLD = 15;

  private WarmUp() {}

  /// For how many rounds' time a side is to have mail before the first that counts.
  ///
  /// @param work by its name: the first workload of a kind finds the side cold, those after it warm
  static double rounds(Stage stage, Side side, String work) {
    return stage.first(side, work) ? COLD : 1;
  }

  static void with(Stage stage, Meter.Work work) throws IOException {
    double enough = stage.quick() ? QUICK_SECONDS : SECONDS;
    long begin = System.nanoTime();
    do {
      work.run();
    } while ((System.nanoTime() - begin) / 1e9 < enough);
  }
}
