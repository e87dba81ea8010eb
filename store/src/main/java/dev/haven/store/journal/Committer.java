package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import dev.haven.store.index.Index;
import dev.haven.store.segment.SegmentWriter;
import dev.haven.store.segment.WriteGate;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one thread that writes the journal.
///
/// It takes what is waiting, writes it as one group, syncs once, brings it into the index and
/// completes the waiters. While it syncs, the next group gathers: the slower the disk, the larger
/// the groups. It is a platform thread, because a virtual thread that waits for the disk holds on
/// to the thread that carries it.
///
/// If writing or syncing fails, all of the group is refused and nothing of it remains; the next
/// group is tried as if nothing had happened, so service resumes by itself when the disk does. If
/// the journal is written but the index cannot be, the group waits: it is durable, and is
/// acknowledged once the index, opened again and replayed, knows of it; until then everything else
/// is refused.
final class Committer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Committer.class.getName());
  private static final long LARGE_GROUP = 8 << 20;
  private static final long FLUSH_AFTER = 256 << 20;
  private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(500);

  private final SegmentWriter writer;
  private final WriteGate gate;
  private final Index index;
  private final IndexRepair repair;
  private final Heads heads;
  private final SpaceGuard space;
  private final InstantSource clock;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean idle;
  private volatile boolean closing;
  private volatile boolean ended;
  private long unflushed;
  private long lastGroup;

  /// Opens the index again and replays what it lacks.
  interface IndexRepair {
    void run() throws IOException;
  }

  Committer(
      SegmentWriter writer,
      WriteGate gate,
      Index index,
      IndexRepair repair,
      SpaceGuard space,
      InstantSource clock) {
    this.writer = writer;
    this.gate = gate;
    this.index = index;
    this.repair = repair;
    this.heads = new Heads(index);
    this.lastGroup = index.position().group();
    this.space = space;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("store-committer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Any thread.
  void submit(Request request) {
    waiting.add(request);
    if (idle) {
      LockSupport.unpark(thread);
    }
    if (ended) {
      refuseWaiting(StoreException.closed());
    }
  }

  private void run() {
    while (!(closing && waiting.isEmpty())) {
      var first = waiting.poll();
      if (first == null) {
        rest();
      } else {
        commitGroup(first);
      }
    }
    ended = true;
    refuseWaiting(StoreException.closed());
  }

  private void rest() {
    idle = true;
    if (waiting.isEmpty() && !closing) {
      LockSupport.park(this);
    }
    idle = false;
  }

  /// A request of the current group, with what it was refused for, if it was.
  private record Taken(Request request, @Nullable Throwable refusal) {}

  private void commitGroup(Request first) {
    var taken = new ArrayList<Taken>();
    var group = new Group(lastGroup + 1, writer, index, heads, Times.now(clock));
    Request current = first;
    try {
      long bytes = 0;
      while (current != null) {
        taken.add(new Taken(current, write(current, group)));
        bytes += current.bytes();
        current = bytes < LARGE_GROUP ? waiting.poll() : null;
      }
      if (!group.isEmpty()) {
        group.commit();
        lastGroup++;
        space.written(bytes);
        unflushed += bytes;
      }
    } catch (IOException | RuntimeException e) {
      lastGroup++;
      group.undo();
      fail(taken, current, asStoreException(e));
      return;
    }
    apply(group, taken);
  }

  private @Nullable Throwable write(Request request, Group group) throws IOException {
    try {
      space.admit(request);
    } catch (StoreException full) {
      return full;
    }
    try {
      request.write(group);
      return null;
    } catch (VersionConflict | IllegalArgumentException refused) {
      return refused;
    }
  }

  private static StoreException asStoreException(Exception e) {
    return switch (e) {
      case StoreException store -> store;
      case IOException io -> DiskTrouble.of("cannot write the journal", io);
      default -> {
        LOG.log(System.Logger.Level.ERROR, "a bug failed a group of the journal", e);
        yield new StoreException(
            StoreException.Kind.IO, "cannot write the journal: " + e, "see the log", e);
      }
    };
  }

  private void fail(List<Taken> taken, @Nullable Request current, StoreException why) {
    LOG.log(System.Logger.Level.ERROR, "{0}; {1}", why.getMessage(), why.remedy());
    for (var each : taken) {
      settle(each.request(), why);
    }
    if (current != null) {
      settle(current, why);
    }
  }

  private static void settle(Request request, @Nullable Throwable refusal) {
    request.settled();
    if (refusal == null) {
      request.done().complete(null);
    } else {
      request.done().completeExceptionally(refusal);
    }
  }

  private void apply(Group group, List<Taken> taken) {
    if (!group.isEmpty()) {
      heads.keep();
      try {
        gate.index();
        index.write(group.update());
      } catch (StoreException e) {
        if (!repairIndex(e)) {
          taken.forEach(each -> settle(each.request(), e));
          return;
        }
      }
    }
    taken.forEach(each -> settle(each.request(), each.refusal()));
    flushInTime();
  }

  /// The journal is ahead of the index. Nothing more is accepted until they agree again.
  ///
  /// @return false if the store is closed before they do; the journal will be replayed
  private boolean repairIndex(StoreException trouble) {
    LOG.log(System.Logger.Level.ERROR, "{0}; {1}", trouble.getMessage(), trouble.remedy());
    while (!closing) {
      refuseWaiting(trouble);
      LockSupport.parkNanos(this, RETRY);
      try {
        gate.index();
        repair.run();
        return true;
      } catch (IOException | StoreException e) {
        LOG.log(System.Logger.Level.DEBUG, "the index still cannot be written", e);
      }
    }
    return false;
  }

  private void refuseWaiting(StoreException why) {
    for (var request = waiting.poll(); request != null; request = waiting.poll()) {
      settle(request, why);
    }
  }

  /// Bounds how much of the journal a start has to replay.
  private void flushInTime() {
    if (unflushed > FLUSH_AFTER) {
      unflushed = 0;
      try {
        index.flush(false);
      } catch (StoreException e) {
        LOG.log(System.Logger.Level.WARNING, "cannot flush the index: {0}", e.getMessage());
      }
    }
  }

  /// Finishes what was submitted, then ends the thread.
  @Override
  public void close() throws IOException {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    writer.close();
  }
}
