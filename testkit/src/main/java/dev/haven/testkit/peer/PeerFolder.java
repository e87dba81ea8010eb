package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The folder of one peer, in which lies all that it reads and writes.
public record PeerFolder(Path path) {
  /// A number without a name: mail is its, and nothing else on the machine.
  public static final String OWNER = "64111";

  /// Makes it, so that programs which have given up root can pass through.
  public static PeerFolder in(Path home, String name) throws IOException {
    open(home);
    return new PeerFolder(open(home.resolve(name)));
  }

  private static Path open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  /// A folder in it that belongs to somebody.
  public Path folder(String name, String owner) throws IOException {
    return give(Files.createDirectories(file(name)), owner);
  }

  /// A file from elsewhere, as somebody's own.
  public Path copy(Path original, String name, String owner) throws IOException {
    return give(Files.copy(original, file(name)), owner);
  }

  private static Path give(Path path, String owner) throws IOException {
    var users = path.getFileSystem().getUserPrincipalLookupService();
    return Files.setOwner(path, users.lookupPrincipalByName(owner));
  }

  /// Writes a text in which `{folder}` is this, `{owner}` is [#OWNER], and each other name in
  /// braces its value.
  public Path write(String name, String text, Map<String, ?> values) throws IOException {
    var filled = text.replace("{folder}", path.toString()).replace("{owner}", OWNER);
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", String.valueOf(value.getValue()));
    }
    return Files.writeString(file(name), filled);
  }
}
