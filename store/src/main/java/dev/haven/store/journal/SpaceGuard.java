package dev.haven.store.journal;

import dev.haven.store.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Keeps some room on the disk: bodies are refused before it is full, so that flags and deletions,
/// the index and compaction can go on. Used by the committer's thread only.
final class SpaceGuard {
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LOOK_AFTER = 4 << 20;

  private final FileStore disk;
  private final long reserve;
  private long usable;
  private long writtenSince = Long.MAX_VALUE;
  private long looked;

  SpaceGuard(Path folder, long reserve) throws IOException {
    this.disk = Files.getFileStore(folder);
    this.reserve = reserve;
  }

  /// Refuses a request for which there is not enough room.
  void admit(Request request) {
    look();
    long left = usable - writtenSince - request.bytes();
    long needed = request.need() == Request.Need.ROOM ? reserve : reserve / 4;
    if (left < needed) {
      throw DiskTrouble.full("the disk is full but for a reserve of " + reserve + " bytes");
    }
  }

  void written(long bytes) {
    writtenSince += bytes;
  }

  private void look() {
    long now = System.nanoTime();
    if (writtenSince > LOOK_AFTER || now - looked > LOOK_EVERY) {
      try {
        usable = disk.getUsableSpace();
        writtenSince = 0;
        looked = now;
      } catch (IOException e) {
        throw new StoreException(
            StoreException.Kind.IO, "cannot look at the disk: " + e, "see the system's log", e);
      }
    }
  }
}
