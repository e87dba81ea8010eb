package dev.haven.queue.outgoing;

import dev.haven.queue.format.Leased;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.QueueEntry;
import dev.haven.queue.format.Queued;
import dev.haven.queue.format.Urgency;
import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One queue log, as its one writer sees it. Safe for any thread.
///
/// What is asked for while an append is being synced goes together into the next one. A change is
/// applied to the index when it is durable, in the order of the log; only then its asker goes on.
/// An entry of its own says that this node owns the log for a while (the lease), and nothing is
/// begun without one; whoever appends behind our back has taken it over, and every write fails from
/// then on.
final class QueueLog {
  static final Duration LEASE = Duration.ofMinutes(10);

  /// So much of a lease has to be left to begin an attempt, which is kept alive meanwhile.
  static final Duration TO_BEGIN = Duration.ofMinutes(1);

  private static final int MOST_TOGETHER = 500;

  private record Waiting(Write write, CompletableFuture<Void> done) {}

  private final Store store;
  private final LogId id;
  private final int number;
  private final String node;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Waiting> waiting = new ArrayList<>();

  /// Whether an append is under way; or none may be, since until the log is read nobody knows where
  /// it stands.
  private boolean writing = true;

  private long version;
  private long newestItem;
  private Leased lease = Leased.getDefaultInstance();
  private volatile @Nullable StoreException lost;
  private long written;
  private Consumer<QueueChange> applied = _ -> {};

  QueueLog(Store store, int number, String node, InstantSource clock) {
    this.store = store;
    this.id = new LogId("queue/%02d".formatted(number));
    this.number = number;
    this.node = node;
    this.clock = clock;
  }

  LogId id() {
    return id;
  }

  int number() {
    return number;
  }

  /// Where it stands after what was read of it. What was asked for meanwhile is written now.
  ///
  /// @param onChange told of every change that has become durable
  void opened(Mark read, Consumer<QueueChange> onChange) {
    lock.lock();
    try {
      applied = onChange;
      version = read.version();
      newestItem = read.newestItem();
      lease = read.lease();
      written = read.written();
      var owner = lease.getNode();
      long now = clock.instant().getEpochSecond();
      if (!owner.isEmpty() && !owner.equals(node) && lease.getUntilSeconds() > now) {
        lost = takenOver(owner);
      }
      next();
    } finally {
      lock.unlock();
    }
  }

  /// It cannot be read: whatever is asked of it fails.
  void unreadable(StoreException why) {
    lock.lock();
    try {
      lost = why;
      next();
    } finally {
      lock.unlock();
    }
  }

  /// Whether this node may write to the log, as far as it knows.
  boolean ours() {
    return lost == null;
  }

  /// Makes sure that the log is this node's for so long, and says whether it is: then it may send
  /// what is in it. Blocks while a lease is made durable; throws [StoreException] if it cannot be.
  boolean hold(Duration least) {
    if (ours() && left() < least.toSeconds()) {
      try {
        write(Write.NOTHING).join();
      } catch (CompletionException failed) {
        if (ours()) {
          throw failed.getCause() instanceof StoreException trouble ? trouble : failed;
        }
      }
    }
    return ours();
  }

  private long left() {
    lock.lock();
    try {
      boolean mine = lease.getNode().equals(node);
      return mine ? lease.getUntilSeconds() - clock.instant().getEpochSecond() : 0;
    } finally {
      lock.unlock();
    }
  }

  private StoreException takenOver(String by) {
    return new StoreException(
        StoreException.Kind.CLOSED,
        id + " belongs to another node" + (by.isEmpty() ? "" : ", " + by),
        "let that node run, or wait until its lease has ended");
  }

  /// Completes when the write is durable and applied; fails with [StoreException].
  CompletableFuture<Void> write(Write write) {
    var asked = new Waiting(write, new CompletableFuture<>());
    lock.lock();
    try {
      waiting.add(asked);
      if (!writing) {
        writing = true;
        next();
      }
    } finally {
      lock.unlock();
    }
    return asked.done();
  }

  /// Appends what waits. The lock is held, and nothing is under way.
  private void next() {
    if (waiting.isEmpty()) {
      writing = false;
      return;
    }
    var batch = waiting;
    waiting = new ArrayList<>();
    if (batch.size() > MOST_TOGETHER) {
      waiting.addAll(batch.subList(MOST_TOGETHER, batch.size()));
      batch = batch.subList(0, MOST_TOGETHER);
    }
    append(batch);
  }

  private void append(List<Waiting> batch) {
    var entry = QueueEntry.newBuilder();
    var items = new ArrayList<Item>();
    var freed = new ArrayList<Long>();
    renewLease(entry);
    for (var each : batch) {
      var write = each.write();
      write.arrival().ifPresent(arrival -> entry.addChanges(arrived(arrival, items)));
      entry.addAllChanges(write.changes());
      freed.addAll(write.freed());
    }
    var built = entry.build();
    var numbers = freed.stream().mapToLong(Long::longValue).toArray();
    var known = lost;
    var appended =
        known != null
            ? CompletableFuture.<Void>failedFuture(known)
            : store.append(new Append(id, version + 1, built.toByteArray(), items, numbers));
    var _ =
        appended.whenCompleteAsync(
            (_, failure) -> settle(batch, built, failure), Thread::startVirtualThread);
  }

  private QueueChange arrived(Write.Arrival arrival, List<Item> items) {
    var letter = arrival.letter();
    long item = ++newestItem;
    items.add(new Item(item, arrival.body(), LetterFormat.card(letter)));
    var queued =
        Queued.newBuilder().setId(letter.id()).setItem(item).setArrivedSeconds(letter.arrived());
    var urgency = HandlingFormat.urgency(letter.handling());
    if (!urgency.equals(Urgency.getDefaultInstance())) {
      queued.setUrgency(urgency);
    }
    arrival.told().ifPresent(queued::addOwed);
    if (arrival.told().isEmpty()) {
      for (var job : Jobs.stored(letter.recipients(), arrival.due())) {
        queued.addJobs(job.toBuilder().setHeld(arrival.held()));
      }
    }
    return QueueChange.newBuilder().setQueued(queued).build();
  }

  private void renewLease(QueueEntry.Builder entry) {
    long now = clock.instant().getEpochSecond();
    if (lease.getNode().equals(node) && lease.getUntilSeconds() - now > LEASE.toSeconds() / 2) {
      return;
    }
    var renewed = Leased.newBuilder().setNode(node).setUntilSeconds(now + LEASE.toSeconds());
    entry.addChanges(QueueChange.newBuilder().setLeased(renewed));
  }

  private void settle(List<Waiting> batch, QueueEntry entry, @Nullable Throwable failure) {
    var trouble = failure == null ? null : trouble(failure);
    if (trouble == null) {
      entry.getChangesList().forEach(applied);
    }
    lock.lock();
    try {
      if (trouble == null) {
        version++;
        written += entry.getChangesCount();
        entry.getChangesList().stream()
            .filter(QueueChange::hasLeased)
            .forEach(change -> lease = change.getLeased());
      }
      next();
    } finally {
      lock.unlock();
    }
    for (var each : batch) {
      if (trouble == null) {
        each.done().complete(null);
      } else {
        each.done().completeExceptionally(trouble);
      }
    }
  }

  private RuntimeException trouble(Throwable failure) {
    var cause =
        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    return switch (cause) {
      case VersionConflict _ -> {
        var taken = takenOver("");
        lost = taken;
        yield taken;
      }
      case RuntimeException known -> known;
      case Throwable other -> new IllegalStateException(other);
    };
  }

  /// The octets of a message.
  BlobRef body(long item) {
    return store.body(id, item).orElseThrow(() -> StoreException.gone("a queued message"));
  }

  Letter letter(long item) {
    return LetterFormat.letter(
        store.card(id, item).orElseThrow(() -> StoreException.gone("a queued message")));
  }

  /// A point in the log, for a checkpoint: everything up to the version is applied to the index.
  ///
  /// @param written how many changes there are in the entries that had to be read at the start and
  ///   in those since then
  record Mark(long version, long newestItem, Leased lease, long written) {}

  Mark mark() {
    lock.lock();
    try {
      return new Mark(version, newestItem, lease, written);
    } finally {
      lock.unlock();
    }
  }
}
