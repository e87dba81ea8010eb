package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.Reported;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredReport;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The outgoing queue: messages that are accepted and not yet delivered, durable in queue logs.
///
/// One for each store. Safe for any thread. Sends nothing by itself: that is [Dispatcher]'s.
public final class Queue implements AutoCloseable {
  /// After a crash between a delivery to people here and the release of what goes elsewhere.
  private static final int UNRELEASED = 60;

  private final Store store;
  private final QueueOptions options;
  private final FinishedMail finished;
  private final QueueIndex index;
  private final LeasedLogs logs;
  private final Senders senders;

  private Queue(Store store, QueueOptions options) {
    this.store = store;
    this.options = options;
    this.index = new QueueIndex(options.sessions());
    this.senders = Senders.open(store, options.limits(), options.clock());
    this.finished = FinishedMail.open(store, options.history(), options.clock());
    this.logs = LeasedLogs.open(store, options, index, new Histories());
  }

  /// Reads every queue log. Throws [StoreException] if one cannot be read.
  public static Queue open(Store store, QueueOptions options) {
    return new Queue(store, options);
  }

  /// How much people here send.
  public Senders senders() {
    return senders;
  }

  /// Keeps the logs in which there is something to send, and takes over those whose nodes have let
  /// their lease end.
  void keepLeases() {
    logs.keepLeases();
  }

  QueueIndex index() {
    return index;
  }

  QueueOptions options() {
    return options;
  }

  Store store() {
    return store;
  }

  /// Who signs what leaves.
  public Signatures signatures() {
    return options.signatures();
  }

  /// A place for a message that arrives.
  public StagedBlob stage() {
    return store.stage();
  }

  long now() {
    return options.clock().instant().getEpochSecond();
  }

  /// Tells the log what became of recipients, and counts who did not exist.
  void noted(Letter letter, Attempted attempted) {
    AttemptLog.note(letter, attempted);
    long unknown =
        attempted.getAttempt().getResultsList().stream()
            .filter(result -> result.getStatus().startsWith("5.1."))
            .count();
    if (unknown > 0) {
      senders.unknown(letter.account(), (int) unknown);
    }
  }

  /// What has left the queue lately.
  FinishedMail finished() {
    return finished;
  }

  QueueLog log(QueuedMessage message) {
    return logs.of(message);
  }

  /// Makes a message durable, to be sent at once, or when its sender wants.
  public CompletableFuture<Void> accept(Letter letter, StagedBlob body) {
    return logs.next().write(Write.arrival(letter, body, Math.max(now(), letter.released())));
  }

  /// Makes a message durable that is sent only when [#release]d: others have to accept it too.
  public CompletableFuture<Void> prepare(Letter letter, StagedBlob body) {
    return logs.next().write(Write.arrival(letter, body, now() + UNRELEASED));
  }

  /// Makes a message durable, to be sent when an operator lets it go.
  public CompletableFuture<Void> hold(Letter letter, StagedBlob body) {
    return logs.next().write(Write.held(letter, body, now()));
  }

  /// Makes durable that people here have a message, of which its sender wants to hear (RFC 3461
  /// §4.1). To be [#release]d when they have it.
  public CompletableFuture<Void> announce(Letter letter, StagedBlob body) {
    return logs.next().write(Write.announced(letter, body, now()));
  }

  /// Sends what was prepared, tells what was announced. Needs no write: after a crash both come to
  /// pass by themselves.
  public void release(long id, Reports reports) {
    find(id)
        .ifPresent(message -> {
          index.locked(() -> {
            for (var job : message.jobs) {
              index.move(job, Math.max(now(), message.released), job.held);
            }
            return message;
          });
          if (message.jobs.length == 0) {
            Thread.startVirtualThread(() -> reports.settle(message));
          }
        });
  }

  /// Takes back what was prepared.
  public void withdraw(long id) {
    find(id).ifPresent(message -> settled(end(message)));
  }

  /// The greatest number of a message that is queued; 0 if there is none.
  public long newestId() {
    return index.locked(() -> index.messages().stream().mapToLong(m -> m.id).max().orElse(0));
  }

  Optional<QueuedMessage> find(long id) {
    return index.locked(() -> index.message(id));
  }

  /// Writes down what an attempt has changed; durable and applied when this returns.
  void attempted(QueuedMessage message, Letter letter, Attempted attempted) {
    var write = Write.of(QueueChange.newBuilder().setAttempted(attempted).build());
    boolean last = index.locked(() -> endsWith(message, attempted));
    var before = last ? before(message) : List.<StoredAttempt>of();
    try {
      settled(log(message).write(last ? write.ending(message) : write));
    } catch (StoreException trouble) {
      message.ending &= !last;
      throw trouble;
    }
    if (last) {
      finished.add(letter, Histories.joined(before, List.of(attempted.getAttempt())));
    } else {
      endIfOver(message);
    }
  }

  /// What was tried before; nearly always nothing.
  private List<StoredAttempt> before(QueuedMessage message) {
    boolean tried = index.locked(() -> Stream.of(message.jobs).anyMatch(job -> job.attempts > 0));
    return tried ? history(message) : List.of();
  }

  /// Waits for a write.
  private static void settled(CompletableFuture<Void> write) {
    try {
      write.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StoreException trouble ? trouble : failed;
    }
  }

  /// Whether nothing is left to do after this. The lock is held.
  private boolean endsWith(QueuedMessage message, Attempted attempted) {
    boolean last =
        known(message) && attempted.getAfter().getRemaining() == 0 && !attempted.hasOwed();
    last &= message.owed.isEmpty() && !message.ending;
    for (var job : message.jobs) {
      last &= job.number == attempted.getJob() || job.remaining == 0;
    }
    message.ending |= last;
    return last;
  }

  /// Not if its log was read anew meanwhile. The lock is held.
  private boolean known(QueuedMessage message) {
    return index.message(message.id).filter(now -> now == message).isPresent();
  }

  /// The sender was told.
  void reported(QueuedMessage message, StoredReport report, Optional<Write.Arrival> instead) {
    var reported =
        QueueChange.newBuilder()
            .setReported(Reported.newBuilder().setId(message.id).setName(report.getName()))
            .build();
    var write = Write.of(reported);
    settled(log(message).write(instead.map(write::with).orElse(write)));
    endIfOver(message);
  }

  private void endIfOver(QueuedMessage message) {
    boolean over =
        index.locked(() -> {
          boolean now = known(message) && message.over() && !message.ending;
          message.ending |= now;
          return now;
        });
    if (over) {
      var letter = log(message).letter(message.item);
      var attempts = before(message);
      settled(end(message));
      finished.add(letter, attempts);
    }
  }

  private CompletableFuture<Void> end(QueuedMessage message) {
    return log(message)
        .write(Write.NOTHING.ending(message))
        .whenComplete((_, failure) -> message.ending &= failure == null);
  }

  /// Sets when a job is tried next, and whether at all.
  void move(Job job, long due, boolean held) {
    settled(moving(job, due, held));
  }

  /// The same for many, one sync together.
  void move(Collection<Job> jobs, long due, boolean held) {
    var writes = jobs.stream().map(job -> moving(job, due, held)).toList();
    writes.forEach(Queue::settled);
  }

  private CompletableFuture<Void> moving(Job job, long due, boolean held) {
    return log(job.message).write(Write.moved(job, due, held));
  }

  /// Makes durable what concerns no message.
  void change(QueueChange change) {
    settled(logs.first().write(Write.of(change)));
  }

  /// Shows every message there is, nobody being kept waiting for long.
  void visit(Consumer<QueuedMessage> visitor) {
    logs.visit(visitor);
  }

  /// Every attempt that is remembered of a message.
  List<StoredAttempt> history(QueuedMessage message) {
    return logs.history(message);
  }

  /// Messages of which something is left over from before the start: those that are at their end,
  /// and those whose sender has to be told something.
  List<QueuedMessage> unfinished() {
    var found = index.locked(() -> List.copyOf(index.unfinished()));
    found.stream().filter(message -> message.owed.isEmpty()).forEach(this::endIfOver);
    return found.stream()
        .filter(message -> !message.owed.isEmpty() && !isAwaited(message))
        .toList();
  }

  /// Whether it was announced a moment ago: those who are to have the message may yet refuse it.
  private boolean isAwaited(QueuedMessage message) {
    return message.jobs.length == 0 && message.arrived + UNRELEASED > now();
  }

  /// How many messages there are.
  public int size() {
    return index.locked(() -> index.messages().size());
  }

  /// Writes checkpoints where they pay.
  void checkpointWhereDue() {
    logs.checkpointWhereDue();
  }

  /// Writes checkpoints of all that has happened.
  void checkpoint() {
    logs.checkpoint();
  }

  /// Writes checkpoints where they save the next start some work. The store is closed by whoever
  /// opened it, afterwards.
  @Override
  public void close() {
    checkpointWhereDue();
    finished.close();
    senders.close();
  }
}
