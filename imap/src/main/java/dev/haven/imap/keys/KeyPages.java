package dev.haven.imap.keys;

import dev.haven.account.Account;
import dev.haven.imap.collation.Collation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The pages of all accounts that are in memory, up to a weight. Safe for any thread.
///
/// They live as long as the handle of their account. When room is needed, the accounts that were
/// searched longest ago lose theirs; the one being searched loses none, so that a scan over more
/// than fits does not throw out what it will want the next time.
public final class KeyPages {
  private static final long LEAST = 8 << 20;

  private final long limit;
  private final IdDigest digest = IdDigest.random();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Account, Shelf> shelves = new WeakHashMap<>();
  private long uses;

  /// @param limit how many bytes they may take
  public KeyPages(long limit) {
    this.limit = limit;
  }

  /// A sixteenth of the memory there is.
  public static KeyPages forThisProcess() {
    return new KeyPages(Math.max(LEAST, Runtime.getRuntime().maxMemory() / 16));
  }

  /// The keys of an account, for one command.
  public Keys of(Account account, Collation collation) {
    return new Keys(this, account, collation);
  }

  IdDigest digest() {
    return digest;
  }

  Optional<KeyPage> find(Account account, Slot slot) {
    lock.lock();
    try {
      var shelf = shelves.get(account);
      if (shelf == null) {
        return Optional.empty();
      }
      shelf.lastUse = ++uses;
      return Optional.ofNullable(shelf.pages.get(slot));
    } finally {
      lock.unlock();
    }
  }

  /// Keeps a page if there is room for it or can be made.
  void keep(Account account, Slot slot, KeyPage page) {
    lock.lock();
    try {
      var shelf = shelves.computeIfAbsent(account, _ -> new Shelf());
      shelf.lastUse = ++uses;
      shelf.remove(slot);
      if (makeRoom(page.weight(), shelf)) {
        shelf.add(slot, page);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean makeRoom(int wanted, Shelf except) {
    long weight = weightNow();
    while (weight + wanted > limit) {
      var oldest =
          shelves.values().stream()
              .filter(shelf -> shelf != except && shelf.weight > 0)
              .min(Comparator.comparingLong(shelf -> shelf.lastUse));
      if (oldest.isEmpty()) {
        return false;
      }
      weight -= oldest.get().weight;
      oldest.get().clear();
    }
    return true;
  }

  private long weightNow() {
    long weight = 0;
    for (var shelf : shelves.values()) {
      weight += shelf.weight;
    }
    return weight;
  }

  /// How many bytes the pages take now.
  public long weight() {
    lock.lock();
    try {
      return weightNow();
    } finally {
      lock.unlock();
    }
  }

  /// Which page of an account.
  record Slot(KeyKind kind, Collation collation, int number) {}

  /// The pages of one account.
  private static final class Shelf {
    private final Map<Slot, KeyPage> pages = new HashMap<>();
    private long weight;
    private long lastUse;

    void add(Slot slot, KeyPage page) {
      pages.put(slot, page);
      weight += page.weight();
    }

    void remove(Slot slot) {
      var removed = pages.remove(slot);
      if (removed != null) {
        weight -= removed.weight();
      }
    }

    void clear() {
      pages.clear();
      weight = 0;
    }
  }
}
