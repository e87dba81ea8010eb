package dev.haven.bench.machine;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// A group of processes whose use of the machine is counted together, those that have ended
/// included.
public interface Cell extends AutoCloseable {
  /// A control group where that is possible, else the tree of processes.
  static Cell open(String name) throws IOException {
    var group = ControlGroup.open(name);
    return group.isPresent() ? group.get() : new ProcessTree();
  }

  /// The command that runs the given one within the cell.
  List<String> within(List<String> command);

  /// Says that a process which was started as [#within] wants it is the cell's, with all it starts.
  void adopt(long pid);

  /// Processor time used so far.
  double cpuSeconds() throws IOException;

  /// The processes that live now.
  Set<Long> pids() throws IOException;

  /// How processor time is counted, in words.
  String method();

  /// Memory of all its processes: pages that several share are divided among them.
  default long residentBytes() throws IOException {
    long sum = 0;
    for (long pid : pids()) {
      sum += Proc.residentBytes(pid);
    }
    return sum;
  }

  @Override
  void close() throws IOException;
}
