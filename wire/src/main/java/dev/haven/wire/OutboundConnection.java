package dev.haven.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// A connection that we opened, in clear until [#startTls].
///
/// Belongs to one thread; [#close] may come from any other.
public final class OutboundConnection implements AutoCloseable {
  private final InetSocketAddress remote;
  private final InetSocketAddress local;
  private final BufferPool pool;
  private final SocketTransport socket;
  private final BufferedInput in;
  private final BufferedOutput out;
  private final Consumer<OutboundConnection> closed;
  private volatile @Nullable TlsTransport secured;
  private volatile @Nullable SSLSession session;

  OutboundConnection(
      SocketChannel channel,
      BufferPool pool,
      Duration patience,
      Consumer<OutboundConnection> closed)
      throws IOException {
    this.remote = SocketFile.ip(channel.getRemoteAddress());
    this.local = SocketFile.ip(channel.getLocalAddress());
    this.pool = pool;
    this.socket = new SocketTransport(channel, patience);
    this.in = new BufferedInput(socket, pool, Gate.OPEN, patience);
    this.out = new BufferedOutput(socket, pool);
    this.closed = closed;
  }

  public InetSocketAddress remote() {
    return remote;
  }

  public InetSocketAddress local() {
    return local;
  }

  public Input in() {
    return in;
  }

  public Output out() {
    return out;
  }

  /// How long one read may wait, and one write be blocked, from now on.
  public void timeout(Duration limit) {
    in.timeout(limit);
    socket.writeTimeout(limit);
  }

  /// Goes on inside TLS. What the server said in clear behind its positive answer is thrown away
  /// unread: it may have been injected (RFC 3207 §4.2).
  ///
  /// @param engine a client's, with the server's name in it; whether the certificate is to be
  ///   believed is the caller's question afterwards
  /// @param patience for the whole handshake
  /// @throws IOException with the reason in words; the connection is of no more use
  public void startTls(SSLEngine engine, Duration patience) throws IOException {
    in.discard();
    var upgraded = new TlsTransport(socket, engine, pool);
    upgraded.handshake(System.nanoTime() + patience.toNanos());
    in.switchTo(upgraded);
    out.switchTo(upgraded);
    session = engine.getSession();
    secured = upgraded;
  }

  /// What was agreed with TLS; empty while the connection is in clear.
  public Optional<SSLSession> tls() {
    return Optional.ofNullable(session);
  }

  void cutIfStuck(long now) {
    socket.endIfOverdue(now);
    socket.cutIfStuck(now);
  }

  @Override
  public void close() {
    closed.accept(this);
    var tlsNow = secured;
    if (tlsNow == null) {
      socket.close();
    } else {
      tlsNow.close();
    }
  }

  /// Gives back what the thread that used it held; the last thing that it does.
  public void release() {
    in.discard();
    out.release();
  }
}
