package dev.haven.store.journal;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.CardVisitor;
import dev.haven.store.Checkpoint;
import dev.haven.store.ItemVisitor;
import dev.haven.store.LogId;
import dev.haven.store.LogSlice;
import dev.haven.store.Page;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoredBody;
import dev.haven.store.index.Index;
import dev.haven.store.segment.RecordReader;
import dev.haven.store.segment.WriteGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// The embedded engine: a journal of segment files that is the store, and RocksDB as its index.
///
/// Writes go to the [Committer]; reads go to the index and, for what it only knows the place of, to
/// the segments. The package documentation tells how it all fits together.
public final class JournalStore implements Store {
  private final OpenJournal open;
  private final JournalReader reader;
  private final ItemReader items;
  private final Retention retention;
  private volatile boolean closed;

  private JournalStore(OpenJournal open) {
    this.open = open;
    this.reader = new JournalReader(open.index(), new RecordReader(open.segments()));
    this.items = new ItemReader(open.index(), open.segments(), reader);
    this.retention = new Retention(open.index(), open.options().keeping(), open.options().clock());
  }

  /// Opens the store in a folder, or makes a new one. Replays what the index lacks; if there is no
  /// index, makes it again from the whole journal.
  ///
  /// @throws StoreException if another process holds the folder, if it was written by a newer
  ///   version, if acknowledged data is damaged, or if the disk refuses
  public static JournalStore open(Path folder, JournalOptions options) {
    return open(folder, options, Progress.UNSEEN);
  }

  public static JournalStore open(Path folder, JournalOptions options, Progress progress) {
    return open(folder, options, progress, WriteGate.OPEN);
  }

  static JournalStore open(Path folder, JournalOptions options, Progress progress, WriteGate gate) {
    try {
      return new JournalStore(OpenJournal.open(folder, options, progress, gate));
    } catch (IOException e) {
      throw DiskTrouble.of("cannot open the store in " + folder, e);
    }
  }

  @Override
  public CompletableFuture<Void> append(Append append) {
    return submit(() -> new AppendRequest(append), Request::done);
  }

  @Override
  public CompletableFuture<Void> drop(LogId log) {
    return submit(() -> new DropLogRequest(log, new CompletableFuture<>()), Request::done);
  }

  @Override
  public CompletableFuture<Boolean> checkpoint(
      LogId log, Checkpoint checkpoint, List<Page> changed, long[] dropped) {
    return submit(
        () ->
            new CheckpointRequest(
                log, checkpoint, changed, dropped, retention.floor(log, checkpoint.version())),
        CheckpointRequest::taken);
  }

  private <R extends Request, T> CompletableFuture<T> submit(
      Supplier<R> request, Function<R, CompletableFuture<T>> result) {
    try {
      checkOpen();
      var made = request.get();
      open.committer().submit(made);
      return result.apply(made);
    } catch (StoreException | IllegalArgumentException | IllegalStateException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  @Override
  public LogSlice read(LogId log, long afterVersion) {
    checkOpen();
    return reader.read(log, afterVersion);
  }

  @Override
  public long newest(LogId log) {
    checkOpen();
    return reader.newest(log);
  }

  @Override
  public List<LogId> logs(String prefix) {
    checkOpen();
    return open.index().logs(prefix);
  }

  @Override
  public byte[] page(LogId log, long number) {
    checkOpen();
    return reader.page(log, number);
  }

  @Override
  public StagedBlob stage() {
    checkOpen();
    return open.staging().stage();
  }

  @Override
  public Optional<byte[]> card(LogId log, long number) {
    checkOpen();
    return index().log(log).flatMap(known -> index().card(known, number));
  }

  @Override
  public void cards(LogId log, long first, long last, CardVisitor visitor) {
    checkOpen();
    index().log(log).ifPresent(number -> items.cards(number, first, last, visitor));
  }

  @Override
  public void items(LogId log, long[] numbers, ItemVisitor visitor) {
    checkOpen();
    index().log(log).ifPresent(known -> items.items(known, numbers, visitor));
  }

  @Override
  public Optional<StoredBody> storedBody(LogId log, long number) {
    checkOpen();
    return index().log(log).flatMap(known -> items.body(known, number));
  }

  @Override
  public Optional<BlobRef> body(LogId log, long number) {
    checkOpen();
    return index().log(log).flatMap(known -> index().item(known, number)).map(item -> item.blob());
  }

  @Override
  public int blob(BlobRef blob, long offset, byte[] into, int at, int length) {
    checkOpen();
    return reader.blob(blob, offset, into, at, length);
  }

  /// Reclaims and compacts all that is due now, without waiting for the background's turn.
  public void settle() {
    checkOpen();
    try {
      open.upkeep().settle();
    } catch (IOException e) {
      throw DiskTrouble.of("cannot compact the journal", e);
    }
  }

  /// Verifies all that is durable now, while the store goes on: nobody waits for it, it takes about
  /// half a processor, and only compaction stands still. What is written meanwhile is not judged.
  /// Needs a few percent of the journal's size as room. Takes its time: give it a platform thread.
  ///
  /// @param progress may throw to end the work
  /// @throws StoreException if one runs already, the store is closed meanwhile, or the disk refuses
  public VerifyReport verify(Progress progress) {
    checkOpen();
    try {
      return open.verifier().run(progress);
    } catch (IOException e) {
      throw DiskTrouble.of("cannot verify the store", e);
    }
  }

  private Index index() {
    return open.index();
  }

  private void checkOpen() {
    if (closed) {
      throw StoreException.closed();
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      open.close();
    }
  }
}
