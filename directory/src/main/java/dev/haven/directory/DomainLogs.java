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
  private static final int CHECKPOINT_AFTER = 1_000;

  /// What to append, given the domain as it is; not called under any promise of being called once.
  interface Decision {
    DomainEntry on(DirectoryState all, DomainState domain) throws DirectoryRefused;
  }

  private final Store store;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<DomainName, Long> checkpointed = new HashMap<>();
  private volatile DirectoryState state = DirectoryState.EMPTY;

  DomainLogs(Store store) {
    this.store = store;
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

  /// Decides, appends and publishes; durable when it returns.
  DomainState change(DomainName name, Decision decision) throws DirectoryRefused {
    writing.lock();
    try {
      while (true) {
        var domain = state.domain(name.ascii()).orElse(DomainState.before(name));
        var entry = decision.on(state, domain);
        if (appended(domain, entry)) {
          return publish(domain, entry);
        }
        catchUp(domain);
      }
    } finally {
      writing.unlock();
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
      var domain = state.domain(name.ascii()).orElse(DomainState.before(name));
      var left = farewell.to(domain);
      settled(store.drop(log(name)));
      state = state.without(name);
      checkpointed.remove(name);
      return left;
    } finally {
      writing.unlock();
    }
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
  private static boolean settled(CompletableFuture<Void> work) {
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

  /// Reads what was appended since `known`.
  private void catchUp(DomainState known) {
    var name = known.name();
    var slice = store.read(log(name), known.version());
    var domain = slice.checkpoint().map(c -> DomainFormat.restored(name, c)).orElse(known);
    slice.checkpoint().ifPresent(c -> checkpointed.put(name, c.version()));
    for (var entry : slice.entries()) {
      domain = DomainFormat.replayed(domain, entry);
    }
    state = domain.exists() ? state.with(domain) : state.without(name);
  }

  /// A checkpoint that fails costs nothing but a longer replay, so it fails nobody's change.
  private void checkpointIfLong(DomainState domain) {
    long since = domain.version() - checkpointed.getOrDefault(domain.name(), 0L);
    if (since < CHECKPOINT_AFTER + domain.people().size()) {
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
