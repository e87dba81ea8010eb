package dev.haven.store.index;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/// The index as it was at one moment. Used by one thread, for a short time: the index cannot be
/// closed or opened again meanwhile.
public final class View implements AutoCloseable {
  /// Receives keys with their values.
  @FunctionalInterface
  interface Visitor {
    /// Returns whether to go on.
    boolean visit(byte[] key, byte[] value);
  }

  private final RocksDB db;
  private final Runnable release;
  private final Snapshot snapshot;
  private final ReadOptions options;

  View(RocksDB db, Runnable release) {
    this.db = db;
    this.release = release;
    this.snapshot = db.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  Optional<byte[]> get(byte[] key) {
    try {
      return Optional.ofNullable(db.get(options, key));
    } catch (RocksDBException e) {
      throw Index.failure("read the index", e);
    }
  }

  /// Visits all keys that begin with `prefix`, in order.
  void scan(byte[] prefix, Visitor visitor) {
    scan(prefix, prefix, visitor);
  }

  /// Visits the keys that begin with `prefix` from `from` on, in order.
  void scan(byte[] prefix, byte[] from, Visitor visitor) {
    try (var at = db.newIterator(options)) {
      for (at.seek(from); at.isValid(); at.next()) {
        var key = at.key();
        if (!Index.startsWith(key, prefix) || !visitor.visit(key, at.value())) {
          return;
        }
      }
      at.status();
    } catch (RocksDBException e) {
      throw Index.failure("read the index", e);
    }
  }

  /// The last key that begins with `prefix` and is not behind `until`.
  Optional<KeyValue> last(byte[] prefix, byte[] until) {
    try (var at = db.newIterator(options)) {
      at.seekForPrev(until);
      if (at.isValid() && Index.startsWith(at.key(), prefix)) {
        return Optional.of(new KeyValue(at.key(), at.value()));
      }
      at.status();
      return Optional.empty();
    } catch (RocksDBException e) {
      throw Index.failure("read the index", e);
    }
  }

  /// Finds ascending keys, most of which lie close together. Close it before the view.
  Walk walk() {
    return new Walk(db.newIterator(options));
  }

  /// Walks through all keys in order. Close it before the view.
  Cursor cursor() {
    return new Cursor(db.newIterator(options));
  }

  /// A place in a walk through all keys.
  static final class Cursor implements AutoCloseable {
    private final RocksIterator at;

    private Cursor(RocksIterator at) {
      this.at = at;
      at.seekToFirst();
    }

    boolean valid() {
      return at.isValid();
    }

    byte[] key() {
      return at.key();
    }

    byte[] value() {
      return at.value();
    }

    void next() {
      at.next();
    }

    @Override
    public void close() {
      at.close();
    }
  }

  @Override
  public void close() {
    options.close();
    db.releaseSnapshot(snapshot);
    snapshot.close();
    release.run();
  }
}
