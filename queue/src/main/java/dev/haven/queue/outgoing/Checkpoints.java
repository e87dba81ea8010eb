package dev.haven.queue.outgoing;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.Leased;
import dev.haven.queue.format.Paused;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.QueueCheckpoint;
import dev.haven.queue.format.QueueEntry;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredBucket;
import dev.haven.queue.format.StoredHistories;
import dev.haven.queue.format.StoredPages;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Reads a queue log into the index, and writes checkpoints of it.
///
/// A checkpoint is fuzzy: its pages are taken one after the other while the queue goes on, so a
/// page may know of changes behind the checkpoint's version. That does no harm, because every
/// change says what is true after it. One for each log; one thread at a time.
final class Checkpoints {
  private static final int FORMAT = 2;
  private static final int LEAST_WORK = 4_096;

  private final Store store;
  private final QueueLog log;
  private final QueueIndex index;
  private final Replay replay;
  private final Histories histories;
  private final BucketPages buckets = new BucketPages();
  private final Buckets live = new Buckets();
  private final Set<Long> touched = new TreeSet<>();
  private long written;
  private long seen;
  private Leased lastSeen = Leased.getDefaultInstance();

  Checkpoints(Store store, QueueLog log, QueueIndex index, Histories histories) {
    this.store = store;
    this.log = log;
    this.index = index;
    this.replay = new Replay(index, log.number());
    this.histories = histories;
  }

  static StoreException damaged(LogId log, Exception e) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        log + " cannot be read: " + e.getMessage(),
        "run haven verify, and restore the data directory from a backup if it finds damage",
        e);
  }

  /// Reads all of the log. Throws [StoreException] if that cannot be done.
  void load() {
    try {
      log.opened(read(), this::apply);
    } catch (StoreException trouble) {
      log.unreadable(trouble);
      throw trouble;
    }
  }

  private QueueLog.Mark read() {
    var slice = store.read(log.id(), 0);
    long version = slice.checkpoint().map(Checkpoint::version).orElse(0L);
    long item = 0;
    long replayed = 0;
    var lease = Leased.getDefaultInstance();
    try {
      if (slice.checkpoint().isPresent()) {
        var root = QueueCheckpoint.parseFrom(slice.checkpoint().get().root());
        requireKnown(root.getFormat());
        item = root.getNewestItem();
        lease = root.getLease();
        restore(root);
        root.getPausedList()
            .forEach(paused -> apply(QueueChange.newBuilder().setPaused(paused).build()));
      }
      for (var entry : slice.entries()) {
        version = entry.version();
        for (var change : QueueEntry.parseFrom(entry.payload()).getChangesList()) {
          item = Math.max(item, change.getQueued().getItem());
          lease = change.hasLeased() ? change.getLeased() : lease;
          apply(change);
          replayed++;
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw damaged(log.id(), e);
    }
    buckets.loaded(Buckets.of(item));
    return new QueueLog.Mark(version, item, lease, replayed);
  }

  /// Whether the node that holds the log in our place has let its lease end. Reads what was written
  /// since the last time.
  boolean lapsed(long now) {
    var slice = store.read(log.id(), Math.max(seen, log.mark().version()));
    try {
      if (slice.checkpoint().isPresent()) {
        lastSeen = QueueCheckpoint.parseFrom(slice.checkpoint().get().root()).getLease();
        seen = slice.checkpoint().get().version();
      }
      for (var entry : slice.entries()) {
        seen = entry.version();
        for (var change : QueueEntry.parseFrom(entry.payload()).getChangesList()) {
          lastSeen = change.hasLeased() ? change.getLeased() : lastSeen;
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw damaged(log.id(), e);
    }
    var last = seen == 0 ? log.mark().lease() : lastSeen;
    return last.getUntilSeconds() <= now;
  }

  /// Shows every message of the log, the lock being held for one bucket at a time.
  void visit(Consumer<QueuedMessage> visitor) {
    for (long bucket : index.locked(live::numbers)) {
      index.locked(() -> {
        live.messages(bucket).forEach(visitor);
        return bucket;
      });
    }
  }

  /// Whether there is anything to send in the log.
  boolean empty() {
    return index.locked(() -> live.size() == 0);
  }

  private void requireKnown(int format) {
    if (format > FORMAT) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the queue was written by a newer Haven",
          "start the version that wrote it, or a later one");
    }
  }

  private void restore(QueueCheckpoint root) throws InvalidProtocolBufferException {
    buckets.load(root);
    for (var stored : buckets.current().values()) {
      var page = StoredBucket.parseFrom(store.page(log.id(), stored.getMessages()));
      index.locked(() -> {
        page.getMessagesList().forEach(message -> live.add(replay.restore(message)));
        return page;
      });
    }
  }

  /// Applies a change that is durable.
  void apply(QueueChange change) {
    index.locked(() -> {
      note(change);
      replay.apply(change);
      if (change.hasQueued()) {
        index.message(change.getQueued().getId()).ifPresent(live::add);
      }
      return change;
    });
  }

  /// Notes which pages are to be written again.
  private void note(QueueChange change) {
    switch (change.getChangeCase()) {
      case QUEUED -> {
        index.message(change.getQueued().getId()).ifPresent(live::remove);
        touched.add(Buckets.of(change.getQueued().getItem()));
      }
      case ATTEMPTED -> {
        histories.add(change.getAttempted().getId(), change.getAttempted().getAttempt());
        touch(change.getAttempted().getId());
      }
      case REPORTED -> touch(change.getReported().getId());
      case MOVED -> touch(change.getMoved().getId());
      case ENDED -> {
        touch(change.getEnded().getId());
        index.message(change.getEnded().getId()).ifPresent(live::remove);
        histories.forget(change.getEnded().getId());
      }
      case LEASED, PAUSED, CHANGE_NOT_SET -> {}
    }
  }

  private void touch(long message) {
    index.message(message).ifPresent(known -> touched.add(Buckets.of(known.item)));
  }

  /// Writes a checkpoint if enough has happened to pay for it.
  void writeIfDue() {
    int messages = index.locked(live::size);
    if (log.mark().written() - written >= Math.max(LEAST_WORK, messages / 4)) {
      write();
    }
  }

  void write() {
    if (log.mark().version() == 0 || !log.hold(QueueLog.TO_BEGIN)) {
      return; // nothing there, or another node numbers its pages
    }
    var mark = log.mark();
    var rewritten =
        index.locked(() -> {
          var taken = new TreeSet<>(touched);
          touched.clear();
          return taken;
        });
    boolean taken = false;
    try {
      taken = write(mark, rewritten);
    } finally {
      if (!taken) { // there is one of this version, or the disk failed: these pages are nowhere
        index.locked(() -> touched.addAll(rewritten));
      }
    }
  }

  private boolean write(QueueLog.Mark mark, Set<Long> rewritten) {
    var pages = new ArrayList<Page>();
    var saved = new HashMap<Long, List<StoredAttempt>>();
    var dropped = new ArrayList<Long>();
    var now = new TreeMap<>(buckets.current());
    for (long bucket : rewritten) {
      var before = now.remove(bucket);
      if (before != null) {
        dropped.add(before.getMessages());
        dropped.add(before.getHistories());
      }
      var messages = index.locked(() -> live.messages(bucket));
      if (!messages.isEmpty()) {
        var fresh = buckets.fresh(bucket);
        pages.add(page(fresh.getMessages(), messages));
        pages.add(history(fresh, messages, saved));
        now.put(bucket, fresh);
      }
    }
    var checkpoint = new Checkpoint(mark.version(), root(mark, now.values()).toByteArray());
    long[] gone = dropped.stream().mapToLong(Long::longValue).toArray();
    if (!store.checkpoint(log.id(), checkpoint, pages, gone).join()) {
      return false;
    }
    buckets.taken(now);
    written = mark.written();
    index.locked(() -> {
      histories.written(saved);
      return saved;
    });
    return true;
  }

  private QueueCheckpoint root(QueueLog.Mark mark, Collection<StoredPages> pages) {
    return QueueCheckpoint.newBuilder()
        .setFormat(FORMAT)
        .setLease(mark.lease())
        .setNewestItem(mark.newestItem())
        .addAllPages(pages)
        .setNextPage(buckets.next())
        .addAllPaused(log.number() == 0 ? paused() : List.of())
        .build();
  }

  /// What operators have stopped; the first log has it for all.
  private List<Paused> paused() {
    return index.locked(() -> {
      var paused = new ArrayList<Paused>();
      if (index.paused()) {
        paused.add(Paused.newBuilder().setNow(true).build());
      }
      for (var destination : index.destinations()) {
        if (destination.paused()) {
          paused.add(Paused.newBuilder().setDestination(destination.name()).setNow(true).build());
        }
      }
      return paused;
    });
  }

  private Page page(long number, List<QueuedMessage> messages) {
    return index.locked(() -> {
      var stored = StoredBucket.newBuilder();
      for (var message : messages) {
        if (index.message(message.id).filter(known -> known == message).isPresent()) {
          stored.addMessages(message.stored());
        }
      }
      return new Page(number, stored.build().toByteArray());
    });
  }

  /// What the checkpoint has of the messages of a bucket. Any thread.
  Map<Long, List<StoredAttempt>> histories(long bucket) {
    return buckets
        .of(bucket)
        .map(pages -> Histories.page(store, log, pages.getHistories()))
        .orElse(Map.of());
  }

  private Page history(
      StoredPages fresh, List<QueuedMessage> messages, Map<Long, List<StoredAttempt>> saved) {
    var before = histories(fresh.getBucket());
    var stored = StoredHistories.newBuilder();
    for (var message : messages) {
      var newer = index.locked(() -> histories.recent(message.id));
      var all = Histories.joined(before.getOrDefault(message.id, List.of()), newer);
      saved.put(message.id, newer);
      if (!all.isEmpty()) {
        stored.addMessages(Histories.stored(message.id, all));
      }
    }
    return new Page(fresh.getHistories(), stored.build().toByteArray());
  }
}
