package dev.haven.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How fast the disk under a folder syncs: the noise below everything that is durable.
public final class Disk {
  private static final int BLOCK = 4096;
  private static final long NANOS = Duration.ofMillis(200).toNanos();

  private Disk() {}

  /// Appends of 4 KiB, each with its `fdatasync`, in a second; by one thread, for a fifth of one.
  public static double syncsPerSecond(Path folder) throws IOException {
    var file = folder.resolve("noise");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocateDirect(BLOCK);
      long begin = System.nanoTime();
      int syncs = 0;
      while (System.nanoTime() - begin < NANOS) {
        channel.write(block.clear());
        channel.force(false);
        syncs++;
      }
      return syncs * 1e9 / (System.nanoTime() - begin);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
