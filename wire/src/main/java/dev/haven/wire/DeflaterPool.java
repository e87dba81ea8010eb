package dev.haven.wire;

import java.util.ArrayDeque;
import java.util.zip.Deflater;

/// Deflaters, each some 260 KiB outside the heap, for as long as something is being written.
///
/// Thread-safe. What is given back is kept up to a bound.
final class DeflaterPool {
  /// Fast, and within a tenth of the best on IMAP's answers.
  private static final int LEVEL = 3;

  private final ArrayDeque<Deflater> idle = new ArrayDeque<>();
  private final int keep;

  DeflaterPool(int keep) {
    this.keep = keep;
  }

  Deflater lease() {
    synchronized (idle) {
      var deflater = idle.pollFirst();
      if (deflater != null) {
        return deflater;
      }
    }
    return new Deflater(LEVEL, true);
  }

  /// Takes one back; it forgets what it has seen.
  void giveBack(Deflater deflater) {
    deflater.reset();
    synchronized (idle) {
      if (idle.size() < keep) {
        idle.addFirst(deflater);
        return;
      }
    }
    deflater.end();
  }
}
