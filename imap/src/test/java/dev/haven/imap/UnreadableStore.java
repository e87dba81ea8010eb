package dev.haven.imap;

import dev.haven.store.Append;
import dev.haven.store.BlobRef;
import dev.haven.store.CardVisitor;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.LogSlice;
import dev.haven.store.MemoryStore;
import dev.haven.store.Page;
import dev.haven.store.StagedBlob;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A store in memory whose bodies cannot be read from some octet on, while a test wants it so.
final class UnreadableStore implements Store {
  private final MemoryStore store = new MemoryStore();
  private volatile long readable = Long.MAX_VALUE;
  private volatile boolean bodiesGone;

  /// Bodies are readable up to there.
  void readableUpTo(long offset) {
    readable = offset;
  }

  /// No body is there any more.
  void forgetBodies() {
    bodiesGone = true;
  }

  @Override
  public int blob(BlobRef blob, long offset, byte[] into, int at, int length) {
    if (offset >= readable) {
      throw new StoreException(StoreException.Kind.IO, "reading fails, as the test asked", "wait");
    }
    return store.blob(blob, offset, into, at, length);
  }

  @Override
  public CompletableFuture<Void> append(Append append) {
    return store.append(append);
  }

  @Override
  public LogSlice read(LogId log, long afterVersion) {
    return store.read(log, afterVersion);
  }

  @Override
  public long newest(LogId log) {
    return store.newest(log);
  }

  @Override
  public List<LogId> logs(String prefix) {
    return store.logs(prefix);
  }

  @Override
  public CompletableFuture<Void> drop(LogId log) {
    return store.drop(log);
  }

  @Override
  public CompletableFuture<Boolean> checkpoint(
      LogId log, Checkpoint checkpoint, List<Page> changed, long[] dropped) {
    return store.checkpoint(log, checkpoint, changed, dropped);
  }

  @Override
  public byte[] page(LogId log, long number) {
    return store.page(log, number);
  }

  @Override
  public StagedBlob stage() {
    return store.stage();
  }

  @Override
  public Optional<byte[]> card(LogId log, long number) {
    return store.card(log, number);
  }

  @Override
  public void cards(LogId log, long first, long last, CardVisitor visitor) {
    store.cards(log, first, last, visitor);
  }

  @Override
  public Optional<BlobRef> body(LogId log, long number) {
    return bodiesGone ? Optional.empty() : store.body(log, number);
  }

  @Override
  public void close() {
    store.close();
  }
}
