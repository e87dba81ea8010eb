package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Content;
import dev.haven.store.BlobRef;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.io.IOException;

/// The octets of a queued message, from behind those that stay here. For one thread.
record StoredContent(Store store, BlobRef body, int skip) implements Content {
  @Override
  public long length() {
    return body.length() - skip;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) throws IOException {
    try {
      return store.blob(body, skip + offset, into, at, length);
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
