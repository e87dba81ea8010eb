package dev.haven.bench.workload;

import dev.haven.bench.side.Side;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What the workloads of a run have in common.
public final class Stage {
  private static final int MOST_QUICK = 10_000;

  private final boolean quick;
  private final Grounds grounds;
  private final AtomicInteger parcels = new AtomicInteger();
  private final Map<Side, Set<String>> prepared = new HashMap<>();

  /// Makes further servers of the same kind as a side's, for workloads that want one of their own.
  @FunctionalInterface
  public interface Grounds {
    /// Not started.
    ///
    /// @param wide whether it must be able to hold very many connections
    Side another(boolean ours, String name, boolean wide) throws IOException;
  }

  public Stage(boolean quick, Grounds grounds) {
    this.quick = quick;
    this.grounds = grounds;
  }

  /// Whether a short answer is wanted rather than a good one.
  public boolean quick() {
    return quick;
  }

  /// Refuses what is about so many things, if the answer is to be a quick one.
  void requireTimeFor(int things) throws Unavailable {
    if (quick && things > MOST_QUICK) {
      throw new Unavailable("not with --quick");
    }
  }

  /// A server like that of a side, beside it, not started.
  public Side another(Side like, String name, boolean wide) throws IOException {
    return grounds.another(like.ours(), name, wide);
  }

  /// The first of so many numbers that no other parcel has.
  int parcels(int count) {
    return parcels.getAndAdd(count);
  }

  /// Whether this is the first to ask for a thing on a side, who then has to make it.
  boolean first(Side side, String thing) {
    return prepared.computeIfAbsent(side, _ -> new HashSet<>()).add(thing);
  }
}
