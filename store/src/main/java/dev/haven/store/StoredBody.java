package dev.haven.store;

/// The body of an item, found and ready to be read. For one thread.
public interface StoredBody {
  long length();

  /// Reads up to `length` bytes from `offset`, as [Store#blob] does.
  ///
  /// @return how many were read, less than asked only at the end of the body; -1 from its end on
  int read(long offset, byte[] into, int at, int length) throws StoreException;
}
