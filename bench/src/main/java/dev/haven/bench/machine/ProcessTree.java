package dev.haven.bench.machine;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A process with all that descend from it, where there are no control groups. Times are exact to a
/// hundredth of a second, and miss what ended without its parent taking note.
final class ProcessTree implements Cell {
  private final Set<Long> roots = new TreeSet<>();

  @Override
  public List<String> within(List<String> command) {
    return command;
  }

  @Override
  public void adopt(long pid) {
    roots.add(pid);
  }

  @Override
  public double cpuSeconds() throws IOException {
    var times = times();
    var members = members(times);
    return times.entrySet().stream()
        .filter(entry -> members.contains(entry.getKey()))
        .mapToDouble(entry -> entry.getValue().cpuSeconds())
        .sum();
  }

  @Override
  public Set<Long> pids() throws IOException {
    return members(times());
  }

  private static Map<Long, Proc.Times> times() throws IOException {
    var times = new HashMap<Long, Proc.Times>();
    for (long pid : Proc.all()) {
      Proc.times(pid).ifPresent(found -> times.put(pid, found));
    }
    return times;
  }

  /// Grows the set of members until no process has a parent in it that is not in it itself.
  private Set<Long> members(Map<Long, Proc.Times> times) {
    var members = new TreeSet<>(roots);
    members.retainAll(times.keySet());
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var entry : times.entrySet()) {
        grew |= members.contains(entry.getValue().parent()) && members.add(entry.getKey());
      }
    }
    return members;
  }

  @Override
  public String method() {
    return "/proc, with children that ended";
  }

  @Override
  public void close() {
    roots.clear();
  }
}
