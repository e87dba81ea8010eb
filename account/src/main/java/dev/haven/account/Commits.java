package dev.haven.account;

import dev.haven.store.VersionConflict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Turns concurrent intents for one account into as few appends as possible.
///
/// Whoever comes while nobody leads becomes the leader and decides its intent at once. Those who
/// come while its append is being synced wait; when it is durable, a new leader takes all of them
/// together: it decides each in turn against what those before it have decided, and makes one
/// append of it. So an account has one append in flight, and the busier it is the more each append
/// carries. (Rejected: appending ahead of the sync. It would gain nothing while the committer syncs
/// everything together anyway, and a failed append would have to take its successors with it.)
///
/// What one intent does wrong is its own: refused or failed, it leaves nothing in the draft. What
/// the store cannot do fails all that were to go with that append, and nothing of it is applied.
///
/// The leader is a thread at a time, so what only the leader touches needs no lock; leadership is
/// handed on under the lock, which makes it visible.
final class Commits {
  private static final int LARGEST_BATCH = 256;
  private static final int MOST_CONFLICTS = 100;

  private sealed interface Turn {
    record Decide(Pending<?> pending) implements Turn {}

    record Alone(Runnable task) implements Turn {}
  }

  private final Replica replica;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Turn> waiting = new ArrayDeque<>();
  private boolean led;

  Commits(Replica replica) {
    this.replica = replica;
  }

  /// Decides on the calling thread if nobody leads, which then waits for the append; otherwise
  /// leaves that to whoever leads next.
  <R> CompletableFuture<R> lead(Intent<R> intent) {
    var pending = new Pending<>(intent);
    if (enqueue(new Turn.Decide(pending))) {
      turn();
      handOn();
    }
    return pending.answer();
  }

  /// Leaves all of it to another thread.
  <R> CompletableFuture<R> follow(Intent<R> intent) {
    var pending = new Pending<>(intent);
    if (enqueue(new Turn.Decide(pending))) {
      Thread.startVirtualThread(this::leadOn);
    }
    return pending.answer();
  }

  /// Runs something as the leader, with no append in flight.
  <R> CompletableFuture<R> alone(Supplier<R> task) {
    var answer = new CompletableFuture<R>();
    Runnable run =
        () -> {
          try {
            answer.complete(task.get());
          } catch (RuntimeException | Error trouble) {
            answer.completeExceptionally(trouble);
          }
        };
    if (enqueue(new Turn.Alone(run))) {
      Thread.startVirtualThread(this::leadOn);
    }
    return answer;
  }

  /// Says whether the caller leads now.
  private boolean enqueue(Turn turn) {
    lock.lock();
    try {
      waiting.add(turn);
      boolean leads = !led;
      led = true;
      return leads;
    } finally {
      lock.unlock();
    }
  }

  private void handOn() {
    if (!leadershipEnds()) {
      Thread.startVirtualThread(this::leadOn);
    }
  }

  private void leadOn() {
    do {
      turn();
    } while (!leadershipEnds());
  }

  private boolean leadershipEnds() {
    lock.lock();
    try {
      led = !waiting.isEmpty();
      return !led;
    } finally {
      lock.unlock();
    }
  }

  /// Everything that waits, up to the next task that wants to be alone.
  private void turn() {
    var batch = new ArrayList<Pending<?>>();
    Runnable task = take(batch);
    if (!batch.isEmpty()) {
      commit(batch);
    }
    task.run();
  }

  private Runnable take(List<Pending<?>> batch) {
    lock.lock();
    try {
      while (batch.size() < LARGEST_BATCH) {
        switch (waiting.poll()) {
          case Turn.Decide(var pending) -> batch.add(pending);
          case Turn.Alone(var task) -> {
            return task;
          }
          case null -> {
            return () -> {};
          }
        }
      }
      return () -> {};
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Pending<?>> batch) {
    try {
      decideAndAppend(batch);
    } catch (IntentRefused | RuntimeException | Error trouble) {
      batch.forEach(pending -> pending.fail(trouble));
      return;
    }
    batch.forEach(Pending::settle);
  }

  private void decideAndAppend(List<Pending<?>> batch) throws IntentRefused {
    for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      var draft = replica.draft(replica.loaded());
      batch.forEach(pending -> pending.decide(draft));
      if (draft.changes().isEmpty()) {
        return;
      }
      try {
        replica.append(draft);
        replica.publish(draft.decided());
        return;
      } catch (VersionConflict _) {
        replica.catchUp();
      }
    }
    throw new IllegalStateException("others were faster " + MOST_CONFLICTS + " times");
  }
}
