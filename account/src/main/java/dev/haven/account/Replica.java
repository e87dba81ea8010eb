package dev.haven.account;

import static java.lang.System.Logger.Level.ERROR;

import dev.haven.store.Store;
import dev.haven.store.VersionConflict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The newest state of an account as this process knows it. Any thread may read; all that changes
/// it is for the account's leader ([Commits]).
final class Replica {
  private static final System.Logger log = System.getLogger(Replica.class.getName());

  /// Entries that are read to learn what was expunged: as many as the store keeps at least.
  private static final int MOST_ENTRIES = 10_000;

  private final Store store;
  private final AccountLog entries;
  private final AccountOptions options;
  private final RecentClaims recent;
  private final Checkpointer checkpointer;
  private final ReentrantLock loading = new ReentrantLock();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile @Nullable AccountState state;
  private volatile long work;
  private volatile long workInCheckpoint;
  private volatile boolean removed;

  Replica(Store store, AccountLog entries, AccountOptions options, RecentClaims recent) {
    this.store = store;
    this.entries = entries;
    this.options = options;
    this.recent = recent;
    checkpointer = new Checkpointer(store, entries.id());
  }

  /// The newest state, read from the log the first time; version 0 if nothing was ever written.
  AccountState loaded() {
    var known = state;
    return known == null ? load() : known;
  }

  private AccountState load() {
    loading.lock();
    try {
      var known = state;
      return known == null ? replayAll() : known;
    } finally {
      loading.unlock();
    }
  }

  private AccountState replayAll() {
    var replayed = entries.replay(AccountState.EMPTY);
    work = entries.work();
    checkpointer.begin(replayed);
    recent.begin(replayed);
    state = replayed;
    return replayed;
  }

  /// About how many bytes of memory the state takes.
  long weight() {
    var known = state;
    return known == null ? 0 : known.weight();
  }

  /// The next entry; that of a new account begins with its first mailboxes.
  Draft draft(AccountState base) throws IntentRefused {
    if (removed) {
      throw new IntentRefused(
          Reason.ACCOUNT_REMOVED, "This account was removed; ask the administrator.");
    }
    var draft = new Draft(entries.id(), options, entries.pages(), base);
    if (base.version() == 0) {
      draft.decide(new FoundAccount());
    }
    return draft;
  }

  void append(Draft draft) throws VersionConflict {
    entries.append(draft);
    work = entries.work();
  }

  void publish(AccountState newer) {
    state = newer;
    for (var watcher : watchers) {
      try {
        watcher.run();
      } catch (RuntimeException bug) {
        log.log(ERROR, "a watcher of " + entries.id() + " failed", bug);
      }
    }
  }

  /// See [Account#expungedSince].
  Optional<UidSet> expungedSince(MailboxId mailbox, long version) {
    long newest = loaded().version();
    if (version >= newest) {
      return Optional.of(UidSet.NONE);
    }
    return newest - version > MOST_ENTRIES
        ? Optional.empty()
        : entries.expungedSince(mailbox, version);
  }

  /// Somebody else appended, or dropped the log.
  void catchUp() {
    var known = loaded();
    if (store.newest(entries.id()) < known.version()) {
      removed = true;
      return;
    }
    long checkpoint = entries.checkpointVersion();
    var newer = entries.replay(known);
    if (entries.checkpointVersion() != checkpoint) {
      workInCheckpoint = 0;
      checkpointer.begin(newer);
    }
    work = entries.work();
    publish(newer);
  }

  /// A state that a checkpoint can be written of, and the work that it saves.
  record Compacted(AccountState state, long work) {}

  /// The same state with small chunks joined, for a checkpoint. Nobody needs to be told.
  Compacted compact() {
    var compacted = Compaction.of(loaded(), entries.pages());
    state = compacted;
    return new Compacted(compacted, work);
  }

  /// What replay would cost now, see [AccountLog#work].
  long workSinceCheckpoint() {
    return work - workInCheckpoint;
  }

  /// Writes a checkpoint; one thread at a time.
  void checkpoint(Compacted of) {
    if (checkpointer.write(of.state())) {
      workInCheckpoint = of.work();
    }
  }

  void drop() {
    removed = true;
    store.drop(entries.id()).join();
  }

  Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }
}
