package dev.haven.account;

import dev.haven.store.LogId;
import dev.haven.store.Store;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// All accounts of a store: hands out their handles, and keeps those in memory that were used
/// lately. Safe for any thread.
///
/// As long as anybody holds a handle, the same one is given to everybody. Those that nobody holds
/// are kept up to a number and a weight, and let go longest-unused first, after a checkpoint that
/// makes their next load quick.
public final class Accounts implements AutoCloseable {
  /// The weight is looked at once in so many uses, and not more often than so.
  private static final int WEIGH_EVERY = 256;

  private static final Duration WEIGH_NOT_BEFORE = Duration.ofSeconds(1);

  /// How long closing may take; what has no checkpoint by then is replayed at the next start.
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

  private final Store store;
  private final AccountOptions options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LogId, WeakReference<Account>> handles = new HashMap<>();
  private final LinkedHashMap<LogId, Account> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int uses;
  private long weighed;

  public Accounts(Store store, AccountOptions options) {
    this.store = store;
    this.options = options;
    weighed = System.nanoTime() - WEIGH_NOT_BEFORE.toNanos();
  }

  /// The account whose log has that name. Nothing is read yet; an account that is used for the
  /// first time begins to be.
  public Account account(LogId log) {
    lock.lock();
    try {
      var account = kept.get(log);
      if (account == null) {
        account = held(log).orElseGet(() -> new Account(store, log, options));
        handles.put(log, new WeakReference<>(account));
        kept.put(log, account);
      }
      letGo();
      return account;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Account> held(LogId log) {
    return Optional.ofNullable(handles.get(log)).map(WeakReference::get);
  }

  private void letGo() {
    boolean weigh = weighingIsDue();
    if (!weigh && kept.size() <= options.cachedAccounts()) {
      return;
    }
    long weight = weigh ? kept.values().stream().mapToLong(Account::weight).sum() : 0;
    while (kept.size() > options.cachedAccounts()
        || (weight > options.cachedBytes() && kept.size() > 1)) {
      var eldest = kept.pollFirstEntry().getValue();
      weight -= eldest.weight();
      Thread.startVirtualThread(eldest::rest);
    }
    if (weigh) {
      handles.values().removeIf(handle -> handle.get() == null);
    }
  }

  /// Now and then only: weighing looks at every chunk of every account.
  private boolean weighingIsDue() {
    if (uses++ % WEIGH_EVERY != 0 || System.nanoTime() - weighed < WEIGH_NOT_BEFORE.toNanos()) {
      return false;
    }
    weighed = System.nanoTime();
    return true;
  }

  /// A place for a message that is arriving and may go to several accounts.
  public IncomingMessage receive() {
    return new IncomingMessage(store.stage());
  }

  /// Removes an account with all its mail, durably; sessions that still use it are refused.
  public void remove(LogId log) {
    account(log).remove();
    lock.lock();
    try {
      kept.remove(log);
      handles.remove(log);
    } finally {
      lock.unlock();
    }
  }

  /// Writes checkpoints of what was used, for a few seconds at most, so that the next start is
  /// quick. The store is closed by whoever opened it, afterwards.
  @Override
  public void close() {
    var resting = all().stream().map(account -> Thread.startVirtualThread(account::rest)).toList();
    long end = System.nanoTime() + LONGEST_CLOSE.toNanos();
    try {
      for (var thread : resting) {
        long left = Math.max(0, end - System.nanoTime());
        thread.join(Duration.ofNanos(left));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Account> all() {
    lock.lock();
    try {
      return new ArrayList<>(kept.values());
    } finally {
      lock.unlock();
    }
  }
}
