package dev.haven.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.server.certificate.PrivateFiles;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A new file of passwords that were made, which nobody but its owner may open: lines like those of
/// the list, so that it can be imported elsewhere.
///
/// What [#add] was given is on the disk when it returns. For one thread.
final class PasswordFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private PasswordFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// A file that is there is never written to.
  static void requireNew(Path path) throws Refused {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused(path + " is there already", "name a new file for the passwords");
    }
  }

  static PasswordFile create(Path path) throws Refused {
    requireNew(path);
    try {
      PrivateFiles.create(path);
      var channel = FileChannel.open(path, StandardOpenOption.WRITE);
      try (var folder = FileChannel.open(path.toAbsolutePath().resolveSibling(""))) {
        folder.force(true);
      }
      return new PasswordFile(path, channel);
    } catch (IOException e) {
      throw trouble(path, e);
    }
  }

  void add(List<AccountLine> lines) throws Refused {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append(line.address()).append(' ').append(line.password()).append('\n');
    }
    try {
      var octets = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      channel.force(true);
    } catch (IOException e) {
      throw trouble(path, e);
    }
  }

  private static Refused trouble(Path path, IOException e) {
    return new Refused(
        "passwords cannot be written to " + path + ": " + FileTrouble.of(e),
        "name a new file in a folder that you may write to, on a disk with space");
  }

  @Override
  public void close() throws Refused {
    try {
      channel.close();
    } catch (IOException e) {
      throw trouble(path, e);
    }
  }
}
