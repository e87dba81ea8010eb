package dev.haven.store;

/// A body on its way in: bytes are written as they arrive, then it is finished and given to an
/// append. Until that append is acknowledged the bytes are worth nothing and may vanish.
///
/// Small bodies stay in memory, and so do the first octets of larger ones; those go, where memory
/// is short or they are very large, to a staging file, never synced, written outside of the calling
/// virtual thread. Used by one thread at a time. Closing it releases what it holds; closing after a
/// successful append does not touch the stored blob. Closing twice is harmless.
public interface StagedBlob extends AutoCloseable {
  /// So many octets at its beginning are read back without waiting for a disk.
  int IN_MEMORY = 64 << 10;

  BlobId id();

  void write(byte[] bytes, int offset, int length) throws StoreException;

  /// Nothing more will be written. Fixes length and digest. Idempotent.
  void finish() throws StoreException;

  /// Bytes written so far.
  long length();

  /// Reads back what was written, as [Store#blob] does.
  int read(long offset, byte[] into, int at, int length) throws StoreException;

  @Override
  void close();
}
