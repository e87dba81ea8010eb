package dev.haven.server.control;

import dev.haven.wire.AcceptLoop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Listens on `control.sock` for the commands of the administrator.
///
/// Each connection is a virtual thread that reads one request of at most [#LONGEST] octets, answers
/// it and ends; at most [#AT_ONCE] at a time. Closing it removes the socket.
public final class ControlSocket implements AutoCloseable {
  public static final String FILE = "control.sock";

  /// What it is called until it can answer; no longer than its name, for paths of sockets are
  /// short.
  private static final String COMING = "control.new";

  static final int LONGEST = 64 << 10;
  private static final int AT_ONCE = 8;
  private static final int WAITING = 256;
  private static final System.Logger LOG = System.getLogger(ControlSocket.class.getName());

  private final Path file;
  private final ServerSocketChannel channel;
  private final Function<String, Administration> administration;
  private final Semaphore places = new Semaphore(AT_ONCE);

  private ControlSocket(
      Path file, ServerSocketChannel channel, Function<String, Administration> administration) {
    this.file = file;
    this.channel = channel;
    this.administration = administration;
  }

  /// Opens it in a data directory whose lock the caller holds: a socket that lies there already is
  /// left from a server that died. It takes that one's place at once, when it can answer: who asks
  /// meanwhile finds either of them.
  ///
  /// @param administration who answers, given the name of the user who asks
  public static ControlSocket open(Path data, Function<String, Administration> administration)
      throws IOException {
    var file = data.resolve(FILE);
    var coming = data.resolve(COMING);
    Files.deleteIfExists(coming);
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(coming), WAITING);
      Files.setPosixFilePermissions(coming, PosixFilePermissions.fromString("rw-------"));
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    var socket = new ControlSocket(file, channel, administration);
    Thread.ofVirtual().name("control").start(new AcceptLoop("control", socket::accept));
    return socket;
  }

  private void accept() throws IOException {
    places.acquireUninterruptibly();
    boolean begun = false;
    try {
      begin(channel.accept());
      begun = true;
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  private void begin(SocketChannel client) throws IOException {
    try {
      Thread.ofVirtual().start(() -> serve(client));
    } catch (RuntimeException | Error trouble) {
      client.close();
      throw trouble;
    }
  }

  private void serve(SocketChannel client) {
    try {
      new Visit(client, administration).serve();
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "event=control-not-closed", e);
    }
  }
}
