package dev.haven.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The store's folder: who may write to it, and in which format it is.
///
/// One process at a time holds it, by a lock on the file `lock`, which also names that process.
final class DataFolder implements AutoCloseable {
  /// The layout that this code writes, and the newest that it opens.
  static final int FORMAT = 1;

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Takes the folder for this process; makes it if it is not there.
  static DataFolder take(Path folder) throws IOException {
    Files.createDirectories(folder);
    var lockFile =
        FileChannel.open(
            folder.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      lock(folder, lockFile);
      checkFormat(folder.resolve("format"));
      return new DataFolder(folder, lockFile);
    } catch (IOException | StoreException e) {
      lockFile.close();
      throw e;
    }
  }

  private static void lock(Path folder, FileChannel lockFile) throws IOException {
    if (tryLock(lockFile) == null) {
      var holder = ByteBuffer.allocate(32);
      lockFile.read(holder, 0);
      var pid = UTF_8.decode(holder.flip()).toString().strip();
      throw new StoreException(
          StoreException.Kind.IO,
          folder + " is in use by process " + (pid.isEmpty() ? "unknown" : pid),
          "stop that process, or give this one another data folder");
    }
    var pid = ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8));
    lockFile.truncate(0);
    lockFile.write(pid, 0);
  }

  private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // this very process holds it
    }
  }

  private static void checkFormat(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, "haven store " + FORMAT + "\n");
      return;
    }
    var text = Files.readString(file).strip();
    if (!text.equals("haven store " + FORMAT)) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          file + " says '" + text + "', this program knows 'haven store " + FORMAT + "'",
          "start the newer version of the program that wrote it");
    }
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path index() {
    return folder.resolve("index");
  }

  Path newIndex() {
    return folder.resolve("index.new");
  }

  /// Where a verification makes what it compares.
  Path verify() {
    return folder.resolve("verify");
  }

  Path staging() {
    return folder.resolve("staging");
  }

  Path natives() {
    return folder.resolve("native");
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
