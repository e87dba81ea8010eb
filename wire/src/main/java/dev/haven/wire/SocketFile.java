package dev.haven.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// A Unix socket that a listener has in place of an address and a port.
///
/// It appears under its name with the permissions that it is to have, never with others before
/// that, and takes the place of one that a server has left behind which is no more. What is not a
/// socket, and what another program answers at, stays as it is.
///
/// @param path absolute
/// @param permissions as `rw-rw----`; whoever may write may connect
/// @param group whom the file belongs to besides its owner; empty leaves it
public record SocketFile(Path path, String permissions, String group) {
  private static final String NEW = ".new";

  /// A program at the other end of a Unix socket is one of this machine.
  static InetSocketAddress ip(SocketAddress address) {
    return address instanceof InetSocketAddress ip
        ? ip
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  ServerSocketChannel open(int backlog) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      refuseToReplace();
    }
    var fresh = path.resolveSibling(path.getFileName() + NEW);
    Files.deleteIfExists(fresh);
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(fresh), backlog);
      share(fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      Files.deleteIfExists(fresh);
      throw failed;
    }
  }

  private void refuseToReplace() throws IOException {
    boolean other =
        Files.isRegularFile(path) || Files.isDirectory(path) || Files.isSymbolicLink(path);
    if (other) {
      throw new BindException(path + " is there already, and is no socket");
    }
    try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new BindException("another program answers at " + path);
    } catch (BindException taken) {
      throw taken;
    } catch (IOException _) {
      // Nobody does: it is left from a server that died.
    }
  }

  private void share(Path fresh) throws IOException {
    if (!group.isEmpty()) {
      var owner = fresh.getFileSystem().getUserPrincipalLookupService();
      Files.getFileAttributeView(fresh, PosixFileAttributeView.class)
          .setGroup(owner.lookupPrincipalByGroupName(group));
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
  }

  /// When the listener has closed.
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }
}
