package dev.haven.store;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A complete engine that keeps everything in memory and forgets it when it is closed.
///
/// It is the reference that other engines are compared with, and a small real store for the tests
/// of other modules. One lock guards it; futures are complete when they are returned. [#failWrites]
/// makes it refuse as a full or broken disk would.
public final class MemoryStore implements Store {
  private final StoreOptions options;
  private final InstantSource clock;
  private final BlobIds ids;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LogId, MemoryLog> logs = new TreeMap<>();
  private final Map<BlobId, MemoryBlob> blobs = new HashMap<>();
  private final Frees frees = new Frees();
  private volatile StoreException.@Nullable Kind refusing;
  private volatile boolean closed;

  public MemoryStore() {
    this(StoreOptions.defaults(), InstantSource.system());
  }

  public MemoryStore(StoreOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
    this.ids = new BlobIds(clock);
  }

  /// From now on every append, checkpoint and drop fails with this kind and changes nothing.
  public void failWrites(StoreException.Kind kind) {
    refusing = kind;
  }

  /// Ends what [#failWrites] began.
  public void acceptWrites() {
    refusing = null;
  }

  @Override
  public CompletableFuture<Void> append(Append append) {
    return write(() -> append(append, logs.get(append.log())));
  }

  private void append(Append append, @Nullable MemoryLog existing) {
    long newest = existing == null ? 0 : existing.newest();
    if (append.version() != newest + 1) {
      throw new CompletionException(new VersionConflict(append.log(), append.version(), newest));
    }
    if (append.payload().length > LARGEST_PAYLOAD) {
      throw new IllegalArgumentException("payload of " + append.payload().length + " bytes");
    }
    var log = existing == null ? new MemoryLog() : existing;
    log.checkItems(append.added());
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    log.append(append, now);
    append.added().forEach(item -> keep((MemoryBlob) item.body()));
    logs.put(append.log(), log);
    for (long number : append.freed()) {
      frees.add(now, () -> log.removeItem(number).ifPresent(this::release));
    }
  }

  private void keep(MemoryBlob blob) {
    blobs.put(blob.id(), blob);
    blob.references++;
  }

  private void release(BlobId id) {
    var blob = blobs.get(id);
    if (blob != null && --blob.references == 0) {
      blobs.remove(id);
    }
  }

  @Override
  public LogSlice read(LogId log, long afterVersion) {
    return locked(() -> find(log).map(l -> l.read(afterVersion)).orElse(LogSlice.EMPTY));
  }

  @Override
  public long newest(LogId log) {
    return locked(() -> find(log).map(MemoryLog::newest).orElse(0L));
  }

  @Override
  public List<LogId> logs(String prefix) {
    return locked(() -> logs.keySet().stream().filter(l -> l.name().startsWith(prefix)).toList());
  }

  @Override
  public CompletableFuture<Void> drop(LogId log) {
    return write(() -> {
      var dropped = logs.remove(log);
      if (dropped != null) {
        frees.add(clock.instant(), () -> dropped.blobs().forEach(this::release));
      }
    });
  }

  @Override
  public CompletableFuture<Boolean> checkpoint(
      LogId log, Checkpoint checkpoint, List<Page> changed, long[] dropped) {
    var pages = List.copyOf(changed);
    return writeAndTell(() -> {
      var found = logs.get(log);
      if (found == null || checkpoint.version() > found.newest()) {
        throw new IllegalArgumentException(log + " has no version " + checkpoint.version());
      }
      var now = clock.instant();
      boolean taken = found.checkpoint(checkpoint, pages);
      if (taken) {
        found.forget(options, now);
        for (long page : dropped) {
          frees.add(now, () -> found.removePage(page));
        }
      }
      return taken;
    });
  }

  @Override
  public byte[] page(LogId log, long number) {
    return locked(() -> find(log).flatMap(l -> l.page(number)))
        .orElseThrow(() -> StoreException.gone(log + " page " + number));
  }

  @Override
  public StagedBlob stage() {
    return locked(() -> new MemoryBlob(ids.next()));
  }

  @Override
  public Optional<byte[]> card(LogId log, long number) {
    return locked(() -> find(log).flatMap(l -> l.item(number)).map(item -> item.card().clone()));
  }

  @Override
  public void cards(LogId log, long first, long last, CardVisitor visitor) {
    var items = locked(() -> find(log).map(l -> l.items(first, last)).orElse(List.of()));
    for (var item : items) {
      if (!visitor.card(item.number(), item.card(), 0, item.card().length)) {
        return;
      }
    }
  }

  @Override
  public Optional<BlobRef> body(LogId log, long number) {
    return locked(() ->
        find(log)
            .flatMap(l -> l.item(number))
            .map(item -> new BlobRef(item.body().id(), item.body().length())));
  }

  @Override
  public int blob(BlobRef blob, long offset, byte[] into, int at, int length) {
    var stored = locked(() -> Optional.ofNullable(blobs.get(blob.id())));
    return stored
        .orElseThrow(() -> StoreException.gone("blob " + blob.id()))
        .read(offset, into, at, length);
  }

  @Override
  public void close() {
    closed = true;
  }

  private Optional<MemoryLog> find(LogId log) {
    return Optional.ofNullable(logs.get(log));
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      if (closed) {
        throw StoreException.closed();
      }
      frees.run(clock.instant().minus(options.freeAfter()));
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<Void> write(Runnable work) {
    return writeAndTell(() -> {
      work.run();
      return null;
    });
  }

  private <T extends @Nullable Object> CompletableFuture<T> writeAndTell(Supplier<T> work) {
    try {
      return CompletableFuture.completedFuture(
          locked(() -> {
            refuse();
            return work.get();
          }));
    } catch (CompletionException conflict) {
      return CompletableFuture.failedFuture(conflict.getCause());
    } catch (StoreException | IllegalArgumentException | IllegalStateException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private void refuse() {
    var kind = refusing;
    if (kind != null) {
      throw new StoreException(kind, "writing fails, as the test asked for", "call acceptWrites()");
    }
  }
}
