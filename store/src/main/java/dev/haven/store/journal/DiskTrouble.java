package dev.haven.store.journal;

import dev.haven.store.StoreException;
import java.io.IOException;

/// Tells what an [IOException] means for the store's users.
final class DiskTrouble {
  private DiskTrouble() {}

  static StoreException of(String what, IOException cause) {
    if (isFull(cause)) {
      return full(what + ": " + cause.getMessage(), cause);
    }
    return new StoreException(
        StoreException.Kind.IO,
        what + ": " + cause.getMessage(),
        "look at the disk and the system's log; the store tries again with every request",
        cause);
  }

  static StoreException full(String what) {
    return new StoreException(
        StoreException.Kind.FULL, what, "make room on the disk; writing resumes by itself");
  }

  private static StoreException full(String what, IOException cause) {
    return new StoreException(
        StoreException.Kind.FULL, what, "make room on the disk; writing resumes by itself", cause);
  }

  private static boolean isFull(IOException cause) {
    var text = String.valueOf(cause.getMessage());
    return text.contains("No space left")
        || text.contains("quota exceeded")
        || text.contains("not enough space");
  }
}
