package dev.haven.bench.workload;

import dev.haven.bench.machine.Cell;
import dev.haven.bench.machine.Machine;
import java.io.IOException;

/// Takes the time of the measured parts of rounds: of the clock, of the side's processes, of the
/// client, of the whole machine.
public final class Meter {
  private final Cell cell;
  private double elapsed;
  private double server;
  private double clients;

  public Meter(Cell cell) {
    this.cell = cell;
  }

  /// What is measured.
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }

  /// Adds what it took, and returns its seconds.
  public double time(Work work) throws IOException {
    double serverBefore = cell.cpuSeconds();
    double clientBefore = Machine.ownSeconds();
    long begin = System.nanoTime();
    work.run();
    double took = (System.nanoTime() - begin) / 1e9;
    clients += Machine.ownSeconds() - clientBefore;
    server += cell.cpuSeconds() - serverBefore;
    elapsed += took;
    return took;
  }

  public double elapsed() {
    return elapsed;
  }

  public double server() {
    return server;
  }

  public double clients() {
    return clients;
  }
}
