package dev.haven.bench;

import java.time.Duration;

/// Interrupts the thread that made it when a workload takes so long that something must be wrong.
final class Patience implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(12);

  private final Thread watchdog;

  private Patience(Thread watchdog) {
    this.watchdog = watchdog;
  }

  static Patience with(String name) {
    var impatient = Thread.currentThread();
    var watchdog =
        Thread.ofVirtual()
            .name("patience " + name)
            .start(() -> {
              try {
                Thread.sleep(LONGEST);
                impatient.interrupt();
              } catch (InterruptedException _) {
                // It was done in time.
              }
            });
    return new Patience(watchdog);
  }

  @Override
  public void close() {
    watchdog.interrupt();
  }
}
