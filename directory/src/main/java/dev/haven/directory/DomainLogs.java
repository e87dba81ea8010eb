package dev.haven.directory;

import dev.haven.directory.format.DomainEntry;
import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.VersionConflict;
import dev.haven.wire.SyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/// The domains' logs and the state that they add up to.
///
/// Reading is one volatile read. Changes are decided and appended one at a time; another node that
/// appends first is a conflict, after which its entries are read and the change is decided again.
final class DomainLogs {
  private static final System.Logger LOG = System.getLogger(DomainLogs.class.getName());
  private static final String PREFIX = "domain/";
  private static final int USUAL_TAIL = 1_000;

  /// What to append, given everything as it is. Called again after a conflict.
  interface Decision {
    DomainEntry on(DirectoryState all, DomainState domain) throws DirectoryRefused;
  }

  private final Store store;
  private final int longestTail;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<DomainName, Long> checkpointed = new HashMap<>();
  private volatile DirectoryState state = DirectoryState.EMPTY;

  DomainLogs(Store store) {
    this(store, USUAL_TAIL);
  }

  /// @param longestTail how many entries may be replayed after a checkpoint, besides one for each
  ///   account
  DomainLogs(Store store, int longestTail) {
    this.store = store;
    this.longestTail = longestTail;
  }

  /// Reads all domains there are.
  void load() {
    for (var log : store.logs(PREFIX)) {
      var name = new DomainName(log.name().substring(PREFIX.length()));
      catchUp(DomainState.before(name));
    }
  }

  DirectoryState state() {
    return state;
  }

  /// The domain as it is in the store now, which another node may have changed.
  DomainState newest(DomainName name) {
    writing.lock();
    try {
      var known = known(name);
      if (store.newest(log(name)) != known.version()) {
        catchUp(known);
      }
      return known(name);
    } finally {
      writing.unlock();
    }
  }

  /// Decides, appends and publishes; durable when it returns.
  DomainState change(DomainName name, Decision decision) throws DirectoryRefused {
    writing.lock();
    try {
      while (true) {
        var domain = known(name);
        var entry = decided(domain, decision);
        if (entry.isPresent() && appended(domain, entry.get())) {
          return publish(domain, entry.get());
        }
        catchUp(domain);
      }
    } finally {
      writing.unlock();
    }
  }

  /// Changes that belong together.
  interface Changes {
    void make() throws DirectoryRefused, AccountsRefused;
  }

  /// Makes changes with none of another thread in between.
  void together(Changes changes) throws DirectoryRefused, AccountsRefused {
    writing.lock();
    try {
      changes.make();
    } finally {
      writing.unlock();
    }
  }

  /// Refuses only on the strength of the newest state.
  ///
  /// @return empty if another node has changed the domain, and the decision has to be made again
  private Optional<DomainEntry> decided(DomainState domain, Decision decision)
      throws DirectoryRefused {
    try {
      return Optional.of(decision.on(state, domain));
    } catch (DirectoryRefused refused) {
      if (store.newest(log(domain.name())) != domain.version()) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /// What must hold for a domain to go; returns what its removal leaves behind.
  interface Farewell<R> {
    R to(DomainState domain) throws DirectoryRefused;
  }

  /// Ends a domain's log; durable when it returns.
  <R> R drop(DomainName name, Farewell<R> farewell) throws DirectoryRefused {
    writing.lock();
    try {
      var domain = newest(name);
      var left = farewell.to(domain);
      settled(store.drop(log(name)));
      state = state.without(name);
      checkpointed.remove(name);
      return left;
    } finally {
      writing.unlock();
    }
  }

  private DomainState known(DomainName name) {
    return state.domain(name.ascii()).orElse(DomainState.before(name));
  }

  private DomainState publish(DomainState domain, DomainEntry entry) {
    try {
      var changed = DomainFormat.applied(domain, domain.version() + 1, entry);
      state = state.with(changed);
      checkpointIfLong(changed);
      return changed;
    } catch (SyntaxException e) {
      throw new IllegalStateException("appended what cannot be applied", e);
    }
  }

  /// @return false if somebody else appended that version first
  private boolean appended(DomainState domain, DomainEntry entry) {
    var append = Append.of(log(domain.name()), domain.version() + 1, entry.toByteArray());
    return settled(store.append(append));
  }

  /// Waits for the committer.
  ///
  /// @return false on a version conflict
  private static boolean settled(CompletableFuture<?> work) {
    try {
      work.join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof VersionConflict) {
        return false;
      }
      throw e.getCause() instanceof StoreException trouble ? trouble : e;
    }
  }

  /// Reads what was appended since `seen`, or everything if that log has ended and begun again.
  private void catchUp(DomainState seen) {
    var name = seen.name();
    var known = store.newest(log(name)) < seen.version() ? DomainState.before(name) : seen;
    var slice = store.read(log(name), known.version());
    var domain = slice.checkpoint().map(c -> DomainFormat.restored(name, c)).orElse(known);
    slice.checkpoint().ifPresent(c -> checkpointed.put(name, c.version()));
    domain = DomainFormat.replayed(domain, slice.entries());
    state = domain.exists() ? state.with(domain) : state.without(name);
  }

  /// A checkpoint that fails costs nothing but a longer replay, so it fails nobody's change.
  private void checkpointIfLong(DomainState domain) {
    long since = domain.version() - checkpointed.getOrDefault(domain.name(), 0L);
    if (since < longestTail + domain.people().size()) {
      return;
    }
    var checkpoint = new Checkpoint(domain.version(), DomainFormat.checkpoint(domain));
    checkpointed.put(domain.name(), domain.version());
    try {
      settled(store.checkpoint(log(domain.name()), checkpoint, List.of(), new long[0]));
    } catch (StoreException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=checkpoint-failed log={0} cause={1}",
          log(domain.name()),
          e.getMessage());
    }
  }

  static LogId log(DomainName name) {
    return new LogId(PREFIX + name.ascii());
  }
}
