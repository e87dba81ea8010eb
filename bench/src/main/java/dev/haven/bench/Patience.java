package dev.haven.bench;

import java.time.Duration;

/// Interrupts the thread that made it when a workload takes so long that something must be wrong,
/// and again each time that what follows takes too long as well.
final class Patience implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private static final Duration AGAIN = Duration.ofMinutes(2);

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
                while (true) {
                  impatient.interrupt();
                  Thread.sleep(AGAIN);
                }
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
