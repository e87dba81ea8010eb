package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredAttempt;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The logs of a queue: which of them this node may write to, and their checkpoints.
///
/// A log that another node has let go is read anew and taken over. Safe for any thread; leases are
/// seen to by one at a time. A log whose lease or checkpoint cannot be written is named in the log,
/// and tried again the next time.
final class LeasedLogs {
  private static final System.Logger LOG = System.getLogger(LeasedLogs.class.getName());
  private static final int LOGS = 8;

  private final Store store;
  private final QueueOptions options;
  private final QueueIndex index;
  private final Histories histories;
  private final List<QueueLog> logs = new CopyOnWriteArrayList<>();
  private final List<Checkpoints> checkpoints = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  private LeasedLogs(Store store, QueueOptions options, QueueIndex index, Histories histories) {
    this.store = store;
    this.options = options;
    this.index = index;
    this.histories = histories;
  }

  /// Reads every log into the index. Throws [StoreException] if one cannot be read.
  static LeasedLogs open(Store store, QueueOptions options, QueueIndex index, Histories histories) {
    var leased = new LeasedLogs(store, options, index, histories);
    for (int i = 0; i < LOGS; i++) {
      leased.newLog(i).load();
    }
    return leased;
  }

  private Checkpoints newLog(int number) {
    var log = new QueueLog(store, number, options.node(), options.clock());
    var reading = new Checkpoints(store, log, index, histories);
    if (number < logs.size()) {
      logs.set(number, log);
      checkpoints.set(number, reading);
    } else {
      logs.add(log);
      checkpoints.add(reading);
    }
    return reading;
  }

  /// Keeps the logs in which there is something to send, and takes over those whose nodes have let
  /// their lease end.
  synchronized void keepLeases() {
    for (int i = 0; i < LOGS; i++) {
      try {
        keepLease(i);
      } catch (StoreException failed) {
        LOG.log(Level.WARNING, "event=no-queue-lease cause=\"{0}\"", failed.getMessage());
      }
    }
  }

  private void keepLease(int number) {
    var log = logs.get(number);
    var reading = checkpoints.get(number);
    if (log.ours() && !reading.empty()) {
      log.hold(QueueLog.LEASE.dividedBy(2));
    } else if (!log.ours() && reading.lapsed(options.clock().instant().getEpochSecond())) {
      takeOver(number);
    }
  }

  /// Whatever is known of the log is out of date.
  private void takeOver(int number) {
    LOG.log(Level.INFO, "event=queue-taken-over log={0}", logs.get(number).id());
    index.locked(() -> {
      var gone = index.forget(number);
      gone.forEach(histories::forget);
      return gone;
    });
    newLog(number).load();
  }

  /// The log that a message is in.
  QueueLog of(QueuedMessage message) {
    return logs.get(message.log);
  }

  /// The log for the next message that arrives: one of ours, if there is any.
  QueueLog next() {
    for (int i = 0; i < LOGS; i++) {
      var log = logs.get(Math.floorMod(turn.getAndIncrement(), LOGS));
      if (log.ours()) {
        return log;
      }
    }
    return logs.getFirst();
  }

  /// The log of what concerns no message.
  QueueLog first() {
    return logs.getFirst();
  }

  /// Shows every message there is, nobody being kept waiting for long.
  void visit(Consumer<QueuedMessage> visitor) {
    checkpoints.forEach(log -> log.visit(visitor));
  }

  /// Every attempt that is remembered of a message.
  List<StoredAttempt> history(QueuedMessage message) {
    var stored = checkpoints.get(message.log).histories(Buckets.of(message.item));
    var older = stored.get(message.id);
    var newer = index.locked(() -> histories.recent(message.id));
    return Histories.joined(older == null ? List.of() : older, newer);
  }

  /// Writes checkpoints where they pay.
  void checkpointWhereDue() {
    for (var each : checkpoints) {
      try {
        each.writeIfDue();
      } catch (CompletionException | StoreException failed) {
        LOG.log(Level.WARNING, "event=no-queue-checkpoint cause=\"{0}\"", failed.getMessage());
      }
    }
  }

  /// Writes checkpoints of all that has happened.
  void checkpoint() {
    checkpoints.forEach(Checkpoints::write);
  }
}
