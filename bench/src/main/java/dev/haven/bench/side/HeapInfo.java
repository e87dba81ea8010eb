package dev.haven.bench.side;

import java.util.Locale;

/// What `jcmd GC.heap_info` says of G1, the collector that the launcher chooses: `garbage-first
/// heap total reserved 262144K, committed 34816K, used 12272K [...`
final class HeapInfo {
  private HeapInfo() {}

  /// How much of the heap is the process's and empty; 0 if another collector answers.
  static long freeBytes(String text) {
    return text.lines()
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("garbage-first heap"))
        .mapToLong(line -> (kib(line, "committed ") - kib(line, "used ")) << 10)
        .filter(free -> free > 0)
        .sum();
  }

  private static long kib(String line, String name) {
    int from = line.indexOf(name) + name.length();
    int end = line.indexOf('k', from);
    return line.contains(name) && end > from ? Long.parseLong(line, from, end, 10) : 0;
  }
}
