package dev.haven.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Opens connections to other servers, and cuts those whose peer has stopped taking bytes.
///
/// One for the process; safe for any thread. Each connection belongs to the thread that opened it.
public final class Outbound implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int BUFFERS = 64;

  private final BufferPool pool = new BufferPool(BUFFERS);
  private final Set<OutboundConnection> open = ConcurrentHashMap.newKeySet();
  private final Thread watch;

  public Outbound() {
    this.watch = Thread.ofVirtual().name("outbound-watch").start(this::watch);
  }

  /// Connects to a port, within `patience`, or to a Unix socket.
  ///
  /// @throws java.net.SocketTimeoutException if nobody answers in time
  /// @throws java.net.ConnectException if the port is closed
  public OutboundConnection connect(SocketAddress to, Duration patience) throws IOException {
    var channel =
        to instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    try {
      if (to instanceof InetSocketAddress) {
        channel.socket().setTcpNoDelay(true);
        channel.socket().connect(to, Math.toIntExact(patience.toMillis()));
      } else {
        channel.connect(to); // answers at once, or not at all
      }
      var connection = new OutboundConnection(channel, pool, patience, open::remove);
      open.add(connection);
      return connection;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        long now = System.nanoTime();
        open.forEach(connection -> connection.cutIfStuck(now));
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  /// Closes every connection, whatever is under way on it.
  @Override
  public void close() {
    watch.interrupt();
    open.forEach(OutboundConnection::close);
  }
}
