package dev.haven.server.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only their owner may open, made so from the first moment.
public final class PrivateFiles {
  private PrivateFiles() {}

  /// Makes the folder with mode 0700, or leaves it as it is.
  public static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.getParent() != null) {
        Files.createDirectories(folder.getParent());
      }
      Files.createDirectory(folder, mode(folder, "rwx------"));
    }
  }

  /// Makes an empty file with mode 0600.
  public static void create(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /// Writes the file with mode 0600: whole, or not at all.
  public static void write(Path file, String text) throws IOException {
    write(file, text, "rw-------");
  }

  /// Writes the file for all to read: whole, or not at all.
  static void writePublic(Path file, String text) throws IOException {
    write(file, text, "rw-r--r--");
  }

  private static void write(Path file, String text, String mode) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    Files.createFile(next, mode(file, mode));
    Files.writeString(next, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] mode(Path near, String mode) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  /// Whether anybody but the owner may do anything with the file.
  public static boolean isOpenToOthers(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
        .anyMatch(permission -> !permission.name().startsWith("OWNER"));
  }
}
