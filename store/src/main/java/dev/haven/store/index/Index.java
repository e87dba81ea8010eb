package dev.haven.store.index;

import dev.haven.store.BlobId;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.store.segment.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The index in RocksDB. Read by any thread; written by one thread at a time, the committer's or
/// the one that replays.
///
/// Failures of RocksDB are [StoreException]s. After a failed write the index may refuse everything
/// until it is [opened again][#reopen], which forgets what was not flushed.
public final class Index implements AutoCloseable {
  private final Path folder;
  private final IndexSettings settings;
  private final StampedLock guard = new StampedLock();
  private @Nullable RocksDB db;
  private final boolean rebuilding;
  private volatile Position position = Position.START;
  private final Map<Integer, Long> live = new ConcurrentHashMap<>();
  private final LogNumbers numbers = new LogNumbers();

  private Index(Path folder, IndexSettings settings, boolean rebuilding) {
    this.folder = folder;
    this.settings = settings;
    this.rebuilding = rebuilding;
  }

  /// Opens the index in a folder, an empty one if nothing is there.
  ///
  /// @param natives where the native library is unpacked to
  /// @param memory bytes for cached blocks
  public static Index open(Path folder, Path natives, long memory) throws IOException {
    return open(folder, natives, memory, false);
  }

  /// Opens an empty index that is to be filled from the whole journal.
  public static Index rebuild(Path folder, Path natives, long memory) throws IOException {
    return open(folder, natives, memory, true);
  }

  private static Index open(Path folder, Path natives, long memory, boolean rebuilding)
      throws IOException {
    NativeLibrary.load(natives);
    Files.createDirectories(folder);
    var index = new Index(folder, new IndexSettings(memory), rebuilding);
    try {
      index.reopen();
    } catch (StoreException e) {
      index.settings.close();
      throw e;
    }
    return index;
  }

  /// Opens the database again. What was not flushed is gone: the journal has it.
  public void reopen() {
    long stamp = guard.writeLock();
    try {
      closeDatabase();
      db = settings.open(folder.toString());
      load();
    } catch (RocksDBException e) {
      throw failure("open the index", e);
    } finally {
      guard.unlockWrite(stamp);
    }
    numbers.forget();
  }

  private void load() throws RocksDBException {
    var open = open();
    var reached = open.get(Keys.position());
    position = reached == null ? Position.START : Position.decode(reached);
    live.clear();
    try (var all = open.newIterator()) {
      var prefix = new byte[] {Keys.SEGMENT};
      for (all.seek(prefix); all.isValid() && startsWith(all.key(), prefix); all.next()) {
        live.put(ByteBuffer.wrap(all.key()).getInt(1), ByteBuffer.wrap(all.value()).getLong());
      }
      all.status();
    }
  }

  private RocksDB open() {
    if (db == null) {
      throw StoreException.closed();
    }
    return db;
  }

  boolean rebuilding() {
    return rebuilding;
  }

  public Position position() {
    return position;
  }

  /// Bytes of live records in each segment that has any.
  public Map<Integer, Long> liveBytes() {
    return live;
  }

  Optional<byte[]> get(byte[] key) {
    long stamp = guard.readLock();
    try {
      return Optional.ofNullable(open().get(key));
    } catch (RocksDBException e) {
      throw failure("read the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
  }

  /// A consistent view; close it soon, and call no method of the index while it is open.
  public View view() {
    long stamp = guard.readLock();
    try {
      return new View(open(), () -> guard.unlockRead(stamp));
    } catch (RuntimeException e) {
      guard.unlockRead(stamp);
      throw e;
    }
  }

  /// Makes the changes of an update, all or none.
  public void write(IndexUpdate update) {
    var batch = update.finish();
    long stamp = guard.readLock();
    try (var encoded = new WriteBatch(batch.encode())) {
      open().write(settings.unlogged, encoded);
    } catch (RocksDBException e) {
      throw failure("write the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
    numbers.forget(update.renamed());
    live.putAll(update.liveBytes());
    position = update.position();
  }

  /// Writes what is only in memory to disk.
  ///
  /// @param wait until it is there; otherwise it is begun
  public void flush(boolean wait) {
    long stamp = guard.readLock();
    try (var how = new FlushOptions().setWaitForFlush(wait).setAllowWriteStall(wait)) {
      open().flush(how);
    } catch (RocksDBException e) {
      throw failure("flush the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
  }

  /// Copies the index, as it is at one moment between two writes, into a folder that is not there.
  /// Files on disk are linked, not copied; what is only in memory is written first.
  public void copyTo(Path copy) {
    long stamp = guard.readLock();
    try (var checkpoint = Checkpoint.create(open())) {
      checkpoint.createCheckpoint(copy.toString());
    } catch (RocksDBException e) {
      throw failure("copy the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
  }

  /// The whole journal was replayed: blobs that no item names are dead, and are not known any more.
  ///
  /// @param step run for each blob; what it throws ends the work
  public void finishRebuild(Runnable step) {
    var dead = new ArrayList<byte[]>();
    try (var view = view()) {
      view.scan(
          new byte[] {Keys.BLOB},
          (key, value) -> {
            step.run();
            if (BlobValue.decode(value).references() <= 0) {
              dead.add(key);
            }
            return true;
          });
    }
    long stamp = guard.readLock();
    try {
      for (var key : dead) {
        open().delete(settings.unlogged, key);
      }
    } catch (RocksDBException e) {
      throw failure("write the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
  }

  /// Forgets what is counted about a segment that was removed.
  public void forgetSegment(int number) {
    long stamp = guard.readLock();
    try {
      open().delete(settings.unlogged, Keys.segment(number));
    } catch (RocksDBException e) {
      throw failure("write the index", e);
    } finally {
      guard.unlockRead(stamp);
    }
    live.remove(number);
  }

  public Optional<Long> log(LogId log) {
    return numbers.of(
        log.name(), name -> get(Keys.log(name)).map(value -> ByteBuffer.wrap(value).getLong()));
  }

  public Optional<LogHead> head(long log) {
    return get(Keys.head(log)).map(LogHead::decode);
  }

  public Optional<Place> page(long log, long number) {
    return get(Keys.page(log, number)).map(Places::decode);
  }

  public Optional<Place> entry(long log, long version) {
    return get(Keys.entry(log, version)).map(value -> EntryValue.decode(value).place());
  }

  public Optional<ItemValue> item(long log, long number) {
    return get(Keys.item(log, number)).map(ItemValue::decode);
  }

  /// Gathers one item, if it is there: that is cheaper than a walk.
  public void item(long log, long number, ItemBatch found) {
    found.clear();
    get(Keys.item(log, number)).ifPresent(value -> found.add(number, value));
  }

  public Optional<byte[]> card(long log, long number) {
    return get(Keys.item(log, number)).map(ItemValue::card);
  }

  public Optional<BlobValue> blob(BlobId id) {
    return get(Keys.blob(id)).map(BlobValue::decode);
  }

  /// Tells the blobs that items name and whose body was never seen.
  public void blobsWithoutBody(Consumer<BlobId> missing) {
    try (var view = view()) {
      view.scan(
          new byte[] {Keys.BLOB},
          (key, value) -> {
            if (!BlobValue.decode(value).seen()) {
              missing.accept(new BlobId(Keys.first(key), Keys.second(key)));
            }
            return true;
          });
    }
  }

  /// The names of the logs that begin with `prefix`.
  public List<LogId> logs(String prefix) {
    var names = new ArrayList<LogId>();
    try (var view = view()) {
      view.scan(Keys.log(prefix), (key, _) -> names.add(Keys.logOf(key)));
    }
    return names;
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  static StoreException failure(String what, RocksDBException cause) {
    var status = cause.getStatus();
    boolean full = status != null && status.getSubCode() == org.rocksdb.Status.SubCode.NoSpace;
    boolean damaged = status != null && status.getCode() == org.rocksdb.Status.Code.Corruption;
    if (full) {
      return new StoreException(
          StoreException.Kind.FULL, "cannot " + what + ": disk full", "make room", cause);
    }
    return new StoreException(
        damaged ? StoreException.Kind.DAMAGED : StoreException.Kind.IO,
        "cannot " + what + ": " + cause.getMessage(),
        damaged ? "run 'haven rebuild'" : "look at the disk and the system's log",
        cause);
  }

  private void closeDatabase() {
    var open = db;
    db = null;
    if (open != null) {
      open.close();
    }
  }

  /// Flushes what can be flushed and closes. Later calls fail with CLOSED.
  @Override
  public void close() {
    long stamp = guard.writeLock();
    try {
      if (db != null) {
        closeDatabase();
        settings.close();
      }
    } finally {
      guard.unlockWrite(stamp);
    }
  }
}
