package dev.haven.store.journal;

import dev.haven.store.BlobIds;
import dev.haven.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Where large bodies wait for their append: a folder of files that are never synced, emptied when
/// the store is opened, and a few platform threads that write them, because a virtual thread that
/// writes a file blocks the thread that carries it. Thread-safe.
final class StagingArea implements AutoCloseable {
  private static final int WRITERS = 2;

  private final Path folder;
  private final BlobIds ids;
  private final BodyMemory memory;
  private final ExecutorService writers =
      Executors.newFixedThreadPool(
          WRITERS, Thread.ofPlatform().name("store-staging-", 0).daemon().factory());

  StagingArea(Path folder, InstantSource clock, BodyMemory memory) throws IOException {
    this.folder = folder;
    this.ids = new BlobIds(clock);
    this.memory = memory;
    DataFolder.deleteTree(folder);
    Files.createDirectories(folder);
  }

  BodyMemory memory() {
    return memory;
  }

  StagedBody stage() {
    return new StagedBody(ids.next(), this);
  }

  /// Makes a file that is gone from the folder as soon as its channel is closed.
  FileChannel newFile(String name) {
    try {
      return FileChannel.open(
          folder.resolve(name),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw DiskTrouble.of("cannot stage a body", e);
    }
  }

  /// Writes in the background. The bytes must not change until the future is done.
  Future<?> write(FileChannel file, byte[] bytes, int length, long position) {
    return writers.submit(() -> {
      var buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        file.write(buffer, position + buffer.position());
      }
      return null;
    });
  }

  static StoreException failure(Throwable cause) {
    return cause instanceof IOException io
        ? DiskTrouble.of("cannot stage a body", io)
        : new StoreException(
            StoreException.Kind.IO, "cannot stage a body: " + cause, "see the log", cause);
  }

  @Override
  public void close() {
    writers.shutdown();
  }
}
