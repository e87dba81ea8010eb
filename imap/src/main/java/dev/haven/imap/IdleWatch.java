package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Watch;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes news while its session waits: for `DONE`, or for the next command of a client that wants
/// to hear them at any time (RFC 5465 §3.1).
///
/// Nothing of it waits: news, and the time for a sign of life, start a virtual thread that writes
/// and ends. An idle connection so costs one stack, not two. From [#start] to [#end] at most one
/// such thread runs, and it alone writes to the connection; it is never interrupted, which would
/// close the socket under it. What the client has been told is handed back by [#end].
final class IdleWatch {
  private final Client client;
  private final Occasion occasion;
  private final Map<Account, Watch> watching = new HashMap<>();
  private final long stillHereNanos;

  /// Reasons to write that were not looked at yet; above 0 while a thread does.
  private final AtomicInteger reasons = new AtomicInteger(1);

  private volatile boolean ending;
  private volatile Future<?> signOfLife;
  private State told;
  private long lastWritten = System.nanoTime();
  private Optional<Exception> failure = Optional.empty();

  private IdleWatch(State.LoggedIn state, Occasion occasion, Client client) {
    this.client = client;
    this.occasion = occasion;
    this.told = state;
    this.stillHereNanos = client.options().stillHere().toNanos();
    this.signOfLife = wakeIn(stillHereNanos);
    watch(state);
  }

  /// The account that the selected mailbox is in, which may be somebody else's; and those of which
  /// there may be news. They become more when somebody shares a mailbox.
  private void watch(State.LoggedIn state) {
    var notifier = client.notifier();
    if (state instanceof State.Selected selected) {
      watch(selected.account());
    }
    if (notifier.watches(state) || !(state instanceof State.Selected)) {
      notifier.owners(state).forEach(owner -> watch(owner.account()));
    }
  }

  private void watch(Account account) {
    watching.computeIfAbsent(account, watched -> watched.watch(this::wake));
  }

  static IdleWatch start(State.LoggedIn state, Occasion occasion, Client client) {
    var watch = new IdleWatch(state, occasion, client);
    // What happened before the watch began has no wake-up of its own.
    watch.startThread();
    return watch;
  }

  private Future<?> wakeIn(long nanos) {
    return ForkJoinPool.commonPool().schedule(this::wake, nanos, TimeUnit.NANOSECONDS);
  }

  private void wake() {
    if (reasons.getAndIncrement() == 0) {
      startThread();
    }
  }

  private void startThread() {
    Thread.ofVirtual().name("idle-" + client.connection().id()).start(this::run);
  }

  private void run() {
    int seen;
    do {
      seen = reasons.get();
      if (!ending && failure.isEmpty()) {
        tellOrFail();
      }
    } while (!settled(seen));
  }

  /// Whether nothing came while the thread wrote; whoever waits in [#end] may go on then.
  private synchronized boolean settled(int seen) {
    boolean settled = reasons.compareAndSet(seen, 0);
    if (settled) {
      notifyAll();
    }
    return settled;
  }

  private void tellOrFail() {
    try {
      tell();
    } catch (Bye bye) {
      sayGoodbye(bye);
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(e);
      client.connection().close();
    }
  }

  private void tell() throws IOException, Bye {
    long before = client.out().mark();
    // What happens from now on wakes it again; what happened is told.
    if (told instanceof State.LoggedIn loggedIn) {
      watch(loggedIn);
    }
    told = News.tell(told, occasion, client);
    if (client.out().mark() != before) {
      lastWritten = System.nanoTime();
    }
    long left = lastWritten + stillHereNanos - System.nanoTime();
    if (left <= 0) {
      client.out().untagged("OK Still here");
      lastWritten = System.nanoTime();
      left = stillHereNanos;
    }
    client.out().flush();
    if (signOfLife.isDone()) {
      signOfLife = wakeIn(left);
    }
  }

  /// Stops, waits for the last line to be written, and says what the client knows now.
  State end() {
    ending = true;
    awaitSettled();
    watching.values().forEach(Watch::close);
    signOfLife.cancel(false);
    return told;
  }

  private synchronized void awaitSettled() {
    boolean interrupted = false;
    while (reasons.get() > 0) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What ended the watch before its time.
  void rethrow() throws IOException, Bye {
    if (failure.isEmpty()) {
      return;
    }
    switch (failure.get()) {
      case IOException gone -> throw gone;
      case Bye bye -> throw bye;
      case RuntimeException bug -> throw bug;
      case Exception other -> throw new IllegalStateException(other);
    }
  }

  /// The session's thread is waiting for a line; the end of the connection wakes it.
  private void sayGoodbye(Bye bye) {
    failure = Optional.of(bye);
    try {
      client.out().untagged("BYE " + bye.reason());
      client.out().flush();
    } catch (IOException gone) {
      failure = Optional.of(gone);
    }
    client.connection().close();
  }
}
