package dev.haven.store;

/// A body that its store looks up each time it is read.
record StoredBlob(Store store, BlobRef blob) implements StoredBody {
  @Override
  public long length() {
    return blob.length();
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    return store.blob(blob, offset, into, at, length);
  }
}
