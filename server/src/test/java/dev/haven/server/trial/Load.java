package dev.haven.server.trial;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Several clients of each protocol that work until the server is gone, and write down what they
/// were told.
final class Load {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();

  /// One client's work on one connection after the other.
  interface Work {
    void run(Random random) throws IOException;
  }

  /// @param name goes into every message's id, so that no two loads send the same
  Load(String name) {
    this.name = name;
  }

  void start(Site site, Ledgers ledgers, long seed) {
    for (int i = 0; i < 4; i++) {
      client(seed + i, new SmtpWork(this, site, ledgers)::send);
    }
    client(seed + 4, new ImapWork(this, site, ledgers.of("carl"))::append);
    client(seed + 5, new ImapWork(this, site, ledgers.of("carl"))::flag);
    client(seed + 6, new Pop3Work(site, ledgers.of("dora"))::delete);
    client(seed + 7, new ImapWork(this, site, ledgers.of("eve"))::move);
  }

  /// An id for the next message.
  String nextId() {
    return name + "-" + numbers.incrementAndGet();
  }

  /// Returns once so many messages were tried.
  void awaitTried(int messages) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (numbers.get() < messages) {
      assertTrue(System.nanoTime() < end, () -> numbers + " of " + messages + ", " + faults);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Waits for all clients to find that the server is gone.
  ///
  /// @return what they met that a server may not do
  List<Throwable> await() throws InterruptedException {
    for (var client : clients) {
      client.join();
    }
    return List.copyOf(faults);
  }

  private void client(long seed, Work work) {
    clients.add(Thread.ofVirtual().start(() -> run(work, new Random(seed))));
  }

  private void run(Work work, Random random) {
    try {
      work.run(random);
    } catch (IOException _) {
      // The server is gone: that is what this is about.
    } catch (RuntimeException | AssertionError fault) {
      faults.add(fault);
    }
  }
}
