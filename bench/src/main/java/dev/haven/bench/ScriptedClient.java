package dev.haven.bench;

import com.sun.management.ThreadMXBean;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The other side of a session that runs on the same thread: hands out one command whenever the
/// session wants to read, and notes what each has cost by the time it wants the next.
final class ScriptedClient extends InputStream {
  /// What one command cost.
  record Cost(long nanos, long cpuNanos, long allocated, long answered) {}

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<String> commands;
  private final List<Cost> costs = new ArrayList<>();
  private int next;
  private long answered;
  private Cost before = new Cost(0, 0, 0, 0);

  ScriptedClient(List<String> commands) {
    this.commands = commands;
  }

  /// What the command of that index cost.
  Cost cost(int index) {
    return costs.get(index);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (next > 0) {
      var now = now();
      costs.add(
          new Cost(
              now.nanos - before.nanos,
              now.cpuNanos - before.cpuNanos,
              now.allocated - before.allocated,
              now.answered - before.answered));
    }
    if (next == commands.size()) {
      return -1;
    }
    var bytes = (commands.get(next++) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, offset, bytes.length);
    before = now();
    return bytes.length;
  }

  private Cost now() {
    return new Cost(
        System.nanoTime(),
        threads.getCurrentThreadCpuTime(),
        threads.getCurrentThreadAllocatedBytes(),
        answered);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  /// Takes what the session answers, and counts it.
  OutputStream sink() {
    return new OutputStream() {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        answered += length;
      }

      @Override
      public void write(int b) {
        answered++;
      }
    };
  }
}
