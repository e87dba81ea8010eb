package dev.haven.account;

import dev.haven.store.LogId;
import dev.haven.store.Store;
import java.lang.ref.WeakReference;
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
  /// The weight is looked at once in so many uses.
  private static final int WEIGH_EVERY = 256;

  private final Store store;
  private final AccountOptions options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LogId, WeakReference<Account>> handles = new HashMap<>();
  private final LinkedHashMap<LogId, Account> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int uses;

  public Accounts(Store store, AccountOptions options) {
    this.store = store;
    this.options = options;
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
    boolean weigh = uses++ % WEIGH_EVERY == 0;
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

  /// Writes checkpoints of what was used, so that the next start is quick. The store is closed by
  /// whoever opened it, afterwards.
  @Override
  public void close() {
    for (var account : all()) {
      account.rest();
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
