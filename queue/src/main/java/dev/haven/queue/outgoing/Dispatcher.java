package dev.haven.queue.outgoing;

import dev.haven.dns.Resolver;
import dev.haven.smtp.client.SmtpClient;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Sends what is due: one virtual thread looks at the clock, and one more works for each session.
///
/// [#start], [#beginEnd] and [#close] belong to one thread.
public final class Dispatcher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final long LOOK_EVERY = 500;
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(30);
  private static final int DEADLINES_OFTENER = 15;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Queue queue;
  private final QueueIndex index;
  private final Worker.Tools tools;
  private final Semaphore sessions;
  private final Thread clockwork;
  private final Thread upkeep;
  private volatile boolean closing;

  /// @param reports who tells senders what became of their mail
  public Dispatcher(
      Queue queue,
      Resolver resolver,
      Supplier<RoutingOptions> routing,
      SmtpClient client,
      Reports reports) {
    this.queue = queue;
    this.index = queue.index();
    this.tools =
        new Worker.Tools(
            queue,
            new Router(resolver, routing),
            client,
            new HostSlots(queue.options().sessionsPerHost(), index::standsNoLonger),
            new PortWatch(),
            reports);
    this.sessions = new Semaphore(queue.options().sessions());
    this.clockwork = Thread.ofVirtual().name("queue-clockwork").unstarted(this::run);
    this.upkeep = Thread.ofVirtual().name("queue-upkeep").unstarted(this::keepUp);
  }

  public void start() {
    clockwork.start();
    upkeep.start();
  }

  /// Who walks the way of messages without sending them.
  ///
  /// @param impatient a client that waits as long as whoever asks does
  public Rehearsal rehearsal(SmtpClient impatient) {
    var local = tools.reports().local();
    return new Rehearsal(queue, tools.router(), impatient.timed(), local::serves);
  }

  /// Who asks the servers of other domains about their people.
  ///
  /// @param impatient a client that waits no longer than whoever sends to us does
  public CallAhead callAhead(SmtpClient impatient) {
    return new CallAhead(tools.router(), impatient, queue.options().clock());
  }

  /// What all failures together mean, if they mean something.
  public Optional<Finding> finding() {
    return tools.ports().finding();
  }

  private void run() {
    try {
      while (!closing) {
        var work = index.next(queue::now, LOOK_EVERY);
        if (work != null) {
          sessions.acquire();
          Thread.ofVirtual().name("queue-worker").start(() -> work(work));
        }
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  private void work(QueueIndex.Work first) {
    try (var trip = new Trip(tools.router(), tools.client(), tools.slots(), tools.ports())) {
      var work = Optional.of(first);
      while (work.isPresent()) {
        trip.to(work.get().destination().name());
        new Worker(tools, work.get(), trip, () -> closing).run();
        work = closing ? Optional.empty() : next(trip);
      }
    } catch (RuntimeException bug) {
      LOG.log(
          Level.ERROR, "event=queue-worker-died destination=" + first.destination().name(), bug);
    } finally {
      sessions.release();
    }
  }

  /// Who stands in line for the session, unless something has happened to the job meanwhile.
  private Optional<QueueIndex.Work> next(Trip trip) {
    var work = trip.next();
    while (work.isPresent() && !index.isStillDue(work.get())) {
      index.standsNoLonger(work.get());
      work = trip.next();
    }
    return work;
  }

  private void keepUp() {
    try {
      while (true) {
        keepUpOnce();
        for (int i = 0; i < DEADLINES_OFTENER; i++) {
          Thread.sleep(CHECKPOINT_EVERY.dividedBy(DEADLINES_OFTENER));
          keepDeadlines();
        }
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  /// Of messages that wait (RFC 2852 §4).
  void keepDeadlines() {
    try (var trip = new Trip(tools.router(), tools.client(), tools.slots(), tools.ports())) {
      for (var job : index.locked(() -> index.takeOverdue(queue.now()))) {
        var work = new QueueIndex.Work(job, job.destination);
        new Worker(tools, work, trip, () -> closing).expire();
      }
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=queue-deadlines", bug);
    }
  }

  private void keepUpOnce() {
    try {
      queue.keepLeases();
      queue.checkpointWhereDue();
      queue.unfinished().forEach(tools.reports()::settle);
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=queue-upkeep", bug);
    }
  }

  /// Begins no further delivery from here on; those under way go on. What waits is tried at the
  /// next start.
  public void beginEnd() {
    closing = true;
    clockwork.interrupt();
  }

  /// Gives what is under way a moment more: two seconds in all. What is cut off is tried again at
  /// the next start.
  @Override
  public void close() {
    beginEnd();
    if (clockwork.getState() == Thread.State.NEW) {
      return;
    }
    upkeep.interrupt();
    long end = System.nanoTime() + FAREWELL.toNanos();
    try {
      clockwork.join(FAREWELL);
      sessions.tryAcquire(
          queue.options().sessions(), end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
