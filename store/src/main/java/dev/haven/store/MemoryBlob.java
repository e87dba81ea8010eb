package dev.haven.store;

import java.util.Arrays;
import java.util.Objects;

/// A blob of a [MemoryStore], staged and stored alike.
final class MemoryBlob implements StagedBlob {
  private final BlobId id;
  private byte[] bytes = new byte[0];
  private int length;
  private volatile boolean finished;

  /// How many items name it; guarded by the store's lock.
  int references;

  MemoryBlob(BlobId id) {
    this.id = id;
  }

  @Override
  public BlobId id() {
    return id;
  }

  @Override
  public void write(byte[] from, int offset, int count) {
    if (finished) {
      throw new IllegalStateException("blob is finished");
    }
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  @Override
  public void finish() {
    finished = true;
  }

  boolean finished() {
    return finished;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long offset, byte[] into, int at, int count) {
    Objects.checkFromIndexSize(at, count, into.length);
    if (offset >= length) {
      return -1;
    }
    int available = (int) Math.min(count, length - offset);
    System.arraycopy(bytes, (int) offset, into, at, available);
    return available;
  }

  @Override
  public void close() {
    // Memory is given back when nobody refers to it.
  }
}
