package dev.haven.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection over TCP, in clear until [#startTls].
///
/// As [Connection] says for its session; [#shutDown], [#cutIfStuck] and [#close] may come from
/// other threads.
final class SocketConnection implements Connection {
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int MOST_DRAINED = 256 * 1024;
  private static final int DRAINED_AT_ONCE = 1024;

  private final String id;
  private final Endpoint endpoint;
  private final Limits limits;
  private final TlsEngines engines;
  private final BufferPool pool;
  private final SocketTransport socket;
  private final SocketGate gate;
  private final BufferedInput in;
  private final BufferedOutput out;
  private InetSocketAddress remote;
  private InetSocketAddress local;
  private @Nullable TlsTransport begun;
  private volatile @Nullable TlsTransport secured;
  private volatile @Nullable Tls tls;
  private @Nullable DeflateTransport deflating;

  SocketConnection(
      String id,
      Endpoint endpoint,
      Limits limits,
      SocketChannel channel,
      TlsEngines engines,
      BufferPool pool)
      throws IOException {
    this.id = id;
    this.endpoint = endpoint;
    this.limits = limits;
    this.engines = engines;
    this.pool = pool;
    this.remote = SocketFile.ip(channel.getRemoteAddress());
    this.local = SocketFile.ip(channel.getLocalAddress());
    this.socket = new SocketTransport(channel, limits.write());
    this.gate = new SocketGate(limits, Tongue.ofListener(endpoint.name()));
    this.in = new BufferedInput(socket, pool, gate, limits.handshake());
    this.out = new BufferedOutput(socket, pool);
  }

  /// An HTTP request is no mistake here.
  void expectHttp() {
    gate.expectHttp();
  }

  SocketTransport socket() {
    return socket;
  }

  Limits limits() {
    return limits;
  }

  /// Takes over what a trusted proxy said.
  void peers(ProxyHeader.Peers peers) {
    remote = peers.client();
    local = peers.server();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public Input in() {
    return in;
  }

  @Override
  public Output out() {
    return out;
  }

  @Override
  public void timeout(Duration limit) {
    in.timeout(limit);
    socket.writeTimeout(limit.compareTo(limits.write()) < 0 ? limit : limits.write());
  }

  @Override
  public void pause(Duration time) {
    in.pause(time);
  }

  @Override
  public Optional<Tls> tls() {
    return Optional.ofNullable(tls);
  }

  @Override
  public boolean canStartTls() {
    return tls == null && endpoint.tls() == TlsMode.STARTTLS && engines.available();
  }

  @Override
  public void startTls() throws IOException {
    in.discard();
    var upgraded = new TlsTransport(socket, engines.server(), pool);
    begun = upgraded;
    upgraded.handshake(System.nanoTime() + limits.handshake().toNanos());
    in.switchTo(upgraded);
    out.switchTo(upgraded);
    tls = upgraded.session();
    secured = upgraded;
  }

  @Override
  public boolean compressed() {
    return deflating != null;
  }

  @Override
  public void compress() {
    var upgraded = new DeflateTransport(uncompressed(), pool);
    in.switchTo(upgraded);
    out.switchTo(upgraded);
    deflating = upgraded;
  }

  @Override
  public void stopCompressing() {
    var ending = deflating;
    if (ending != null) {
      in.switchTo(uncompressed());
      out.switchTo(uncompressed());
      deflating = null;
      ending.end();
    }
  }

  private Transport uncompressed() {
    var tlsNow = secured;
    return tlsNow == null ? socket : tlsNow;
  }

  @Override
  public void signedIn() {
    gate.signedIn();
  }

  @Override
  public void signedOut() {
    gate.signedOut();
  }

  /// Lets the session see the shutdown at its next command.
  void shutDown() {
    in.shutDown();
  }

  /// Ends a read that has waited too long, and closes the connection if a write has been blocked
  /// too long; says whether it was.
  boolean cutIfStuck(long now) {
    socket.endIfOverdue(now);
    return socket.cutIfStuck(now);
  }

  /// Closes so that the last words arrive: a socket that is closed with bytes unread in it resets
  /// the connection, and the peer's system may throw away what it had received.
  void closeAfterLastWords() throws IOException {
    out.flush();
    var tlsNow = secured;
    if (tlsNow != null) {
      tlsNow.sayGoodbye();
    }
    socket.stopWriting();
    drain(System.nanoTime() + FAREWELL.toNanos());
  }

  private void drain(long deadline) throws IOException {
    // No lease: a whole server going down says goodbye to all its connections at once.
    var buffer = new byte[DRAINED_AT_ONCE];
    try {
      int left = MOST_DRAINED;
      int count = 0;
      while (count >= 0 && left > 0) {
        count = socket.read(buffer, 0, buffer.length, deadline);
        left -= count;
      }
    } catch (SocketTimeoutException _) {
      // It has had its time.
    }
  }

  /// Gives back what the session's thread held; the last thing that it does.
  void release() {
    in.discard();
    out.release();
    if (deflating != null) {
      deflating.end();
    }
    if (begun != null) {
      begun.release();
    }
  }

  @Override
  public void close() {
    var tlsNow = secured;
    if (tlsNow == null) {
      socket.close();
    } else {
      tlsNow.close();
    }
  }
}
