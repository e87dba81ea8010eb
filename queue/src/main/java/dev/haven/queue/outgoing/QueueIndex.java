package dev.haven.queue.outgoing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that waits to be sent, in memory: which job is due next, and where.
///
/// One lock guards everything in here; nobody holds it while he waits for anything. Each
/// destination has its own queue by time, and a destination with something to do stands in one
/// queue of all. An entry there may be out of date: the destination is asked again when it comes
/// up. So the next job is found in the time of a heap, whatever the number of those that wait.
final class QueueIndex {
  private record Wake(long at, Destination destination) implements Comparable<Wake> {
    @Override
    public int compareTo(Wake other) {
      return Long.compare(at, other.at);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, QueuedMessage> messages = new HashMap<>();
  private final Map<String, Destination> destinations = new HashMap<>();
  private final Set<QueuedMessage> unfinished = new LinkedHashSet<>();
  private final PriorityQueue<Wake> wakes = new PriorityQueue<>();
  private final PriorityQueue<QueuedMessage> deadlines =
      new PriorityQueue<>(Comparator.comparingLong(message -> message.deadline));
  private final Doubt doubt;
  private boolean paused;
  private long now;

  /// @param sessions how many there are in all
  QueueIndex(int sessions) {
    this.doubt = new Doubt(sessions);
  }

  <R> R locked(Supplier<R> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// A job to be carried out.
  record Work(Job job, Destination destination) {}

  /// Waits for the next job that is due, `most` milliseconds at most.
  @Nullable Work next(LongSupplier clock, long most) throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
      var found = take(clock.getAsLong());
      while (found == null && System.nanoTime() < end) {
        var first = wakes.peek();
        long wait =
            paused || first == null
                ? most
                : Math.min(most, (first.at() - clock.getAsLong()) * 1000);
        changed.await(Math.clamp(wait, 1, most), TimeUnit.MILLISECONDS);
        found = take(clock.getAsLong());
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Work take(long time) {
    now = time;
    while (!paused && !wakes.isEmpty() && wakes.element().at() <= now) {
      var destination = wakes.remove().destination();
      destination.scheduled = Long.MAX_VALUE;
      boolean due = destination.next() <= now;
      if (due && !doubt.admits(destination)) {
        continue;
      }
      var job = destination.take(now);
      if (job == null) {
        schedule(destination);
        continue;
      }
      doubt.enter(destination);
      schedule(destination);
      return new Work(job, destination);
    }
    return null;
  }

  /// Whether a job that has stood in line is still to be carried out.
  boolean isStillDue(Work work) {
    return locked(() -> {
      var job = work.job();
      return job.remaining != 0
          && !job.held
          && !paused
          && !work.destination().paused()
          && messages.get(job.message.id) == job.message;
    });
  }

  /// A job that has stood in line is taken up again by whoever looks for work.
  void standsNoLonger(Work work) {
    locked(() -> {
      var job = work.job();
      job.active = false;
      if (messages.get(job.message.id) == job.message) {
        wait(job);
      }
      return job;
    });
    sessionOver(work.destination());
  }

  /// One session less works for a destination.
  void sessionOver(Destination destination) {
    locked(() -> {
      destination.sessionOver();
      makeRoom(destination);
      schedule(destination);
      return destination;
    });
  }

  /// Somebody answers at a destination: it may have more sessions.
  void answers(Destination destination) {
    if (!destination.answers()) {
      locked(() -> {
        destination.answer();
        makeRoom(destination);
        schedule(destination);
        return destination;
      });
    }
  }

  /// A job goes on without a session of its own.
  void standsInLine(Destination destination) {
    locked(() -> {
      makeRoom(destination);
      return destination;
    });
  }

  private void makeRoom(Destination destination) {
    doubt.leave(destination, now, this::schedule);
  }

  /// Puts a destination where it belongs by what it has to do next. The lock is held.
  void schedule(Destination destination) {
    long next = destination.next();
    if (next < destination.scheduled) {
      destination.scheduled = next;
      wakes.add(new Wake(next, destination));
      changed.signal();
    } else if (next == Long.MAX_VALUE && destination.idle()) {
      destinations.remove(destination.name(), destination);
      doubt.remember(destination);
    }
  }

  /// The one of that name, made where there is none yet. The lock is held.
  Destination destination(String name) {
    return destinations.computeIfAbsent(name, doubt::destination);
  }

  Optional<QueuedMessage> message(long id) {
    return Optional.ofNullable(messages.get(id));
  }

  Collection<QueuedMessage> messages() {
    return messages.values();
  }

  /// Takes the jobs of messages whose deadline has come, each once (RFC 2852 §4); those that are
  /// being sent look at the clock themselves.
  List<Job> takeOverdue(long now) {
    var overdue = new ArrayList<Job>();
    while (!deadlines.isEmpty() && deadlines.element().deadline <= now) {
      var message = deadlines.remove();
      for (var job : message.jobs) {
        if (messages.get(message.id) == message && job.waiting()) {
          job.destination.remove(job);
          job.active = true;
          overdue.add(job);
        }
      }
    }
    return overdue;
  }

  /// Messages of which nothing is left to send, or whose senders have to be told something.
  Collection<QueuedMessage> unfinished() {
    return unfinished;
  }

  /// Looks again whether there is something left to do but to send it. The lock is held.
  void noteUnfinished(QueuedMessage message) {
    if (!message.owed.isEmpty() || message.over()) {
      unfinished.add(message);
    } else {
      unfinished.remove(message);
    }
  }

  Collection<Destination> destinations() {
    return destinations.values();
  }

  boolean paused() {
    return paused;
  }

  /// Stops or goes on with all sending. The lock is held.
  void pause(boolean now) {
    paused = now;
    changed.signal();
  }

  /// Takes in a message whose jobs wait already. The lock is held.
  void put(QueuedMessage message) {
    messages.put(message.id, message);
    if (message.deadline != 0) {
      deadlines.add(message);
    }
    noteUnfinished(message);
  }

  /// Puts a job into its destination's queue, if it waits. The lock is held.
  void wait(Job job) {
    if (job.waiting()) {
      var known = job.destination;
      job.destination = destinations.computeIfAbsent(known.name(), _ -> known);
      job.destination.add(job);
    }
    schedule(job.destination);
  }

  /// Forgets a message, which is at its end or read anew. The lock is held.
  void remove(QueuedMessage message) {
    messages.remove(message.id);
    unfinished.remove(message);
    for (var job : message.jobs) {
      job.remaining = 0;
      job.destination.remove(job);
      schedule(job.destination);
    }
  }

  /// Forgets what was read of a log, which is read anew. The lock is held.
  ///
  /// @return the ids of its messages
  List<Long> forget(int log) {
    var gone = messages.values().stream().filter(message -> message.log == log).toList();
    gone.forEach(this::remove);
    return gone.stream().map(message -> message.id).toList();
  }

  /// Whether this is what is known of the message now: not if it has ended, or if its log was read
  /// anew.
  boolean knows(QueuedMessage message) {
    return locked(() -> message(message.id).filter(known -> known == message).isPresent());
  }

  /// Sets when a job is tried next, and whether at all. The lock is held.
  void move(Job job, long due, boolean held) {
    job.destination.remove(job);
    job.due = due;
    job.held = held;
    wait(job);
  }
}
