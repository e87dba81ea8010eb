package dev.haven.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// A connection over two streams in memory, with the same lines and buffers as a real one: for
/// tests and embedding, where a session is wanted without a socket.
///
/// TLS is pretended. A client begins it with an empty handshake record, the five bytes 16 03 01 00
/// 00; [#startTls] drops everything up to that, as a real connection drops what was pipelined in
/// clear. A [java.net.SocketTimeoutException] from the input is a time-out, another
/// [java.io.InterruptedIOException] a shutdown.
public final class MemoryConnection implements Connection {
  /// A TLS handshake record without content. Never seen on a real line.
  static final byte[] PRETEND_CLIENT_HELLO = {0x16, 0x03, 0x01, 0x00, 0x00};

  private static final BufferPool POOL = new BufferPool(16);
  private static final Tls PRETENDED =
      new Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384", Optional.empty());

  private static final InetSocketAddress SOMEBODY =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 50_000);

  private final Endpoint endpoint;
  private final InetSocketAddress remote;
  private final StreamTransport transport;
  private final BufferedInput in;
  private final BufferedOutput out;
  private volatile boolean secure;
  private boolean compressed;
  private volatile Duration timeout = Duration.ofMinutes(1);
  private volatile Duration paused = Duration.ZERO;

  /// @param secure whether the conversation begins inside TLS
  public MemoryConnection(InputStream in, OutputStream out, Endpoint endpoint, boolean secure) {
    this(in, out, endpoint, SOMEBODY, secure);
  }

  /// A conversation with somebody in particular, inside TLS from its beginning.
  public MemoryConnection(
      InputStream in, OutputStream out, Endpoint endpoint, InetSocketAddress remote) {
    this(in, out, endpoint, remote, true);
  }

  private MemoryConnection(
      InputStream in,
      OutputStream out,
      Endpoint endpoint,
      InetSocketAddress remote,
      boolean secure) {
    this.endpoint = endpoint;
    this.remote = remote;
    this.secure = secure;
    this.transport = new StreamTransport(in, out);
    this.in = new BufferedInput(transport, POOL, Gate.OPEN, timeout);
    this.out = new BufferedOutput(transport, POOL);
  }

  /// Plays a shutdown of the server.
  public void shutDown() {
    in.shutDown();
  }

  /// What the session last asked for.
  public Duration timeout() {
    return timeout;
  }

  /// For how long the session has asked to [#pause] in all.
  public Duration paused() {
    return paused;
  }

  @Override
  public String id() {
    return "memory";
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
    return endpoint.address();
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
    timeout = limit;
    in.timeout(limit);
  }

  /// Waits for nothing: a test has no time to lose.
  @Override
  public void pause(Duration time) {
    paused = paused.plus(time);
  }

  @Override
  public Optional<Tls> tls() {
    return secure ? Optional.of(PRETENDED) : Optional.empty();
  }

  @Override
  public boolean canStartTls() {
    return !secure && endpoint.tls() == TlsMode.STARTTLS;
  }

  @Override
  public void startTls() throws IOException {
    var matcher = new PrefixMatcher(PRETEND_CLIENT_HELLO);
    while (!matcher.found()) {
      if (in.take(matcher) < 0) {
        throw new IOException("closed instead of starting TLS");
      }
    }
    secure = true;
  }

  @Override
  public boolean compressed() {
    return compressed;
  }

  @Override
  public void compress() {
    switchTo(new DeflateTransport(transport, POOL));
    compressed = true;
  }

  @Override
  public void stopCompressing() {
    switchTo(transport);
    compressed = false;
  }

  private void switchTo(Transport now) {
    in.switchTo(now);
    out.switchTo(now);
  }

  /// No limit of a stranger's is lifted here.
  @Override
  public void signedIn() {}

  @Override
  public void signedOut() {}

  @Override
  public void close() {
    transport.close();
  }

  /// Takes everything up to the end of a sequence whose first byte occurs in it once.
  private static final class PrefixMatcher implements ByteTaker {
    private final byte[] wanted;
    private int matched;

    PrefixMatcher(byte[] wanted) {
      this.wanted = wanted;
    }

    boolean found() {
      return matched == wanted.length;
    }

    @Override
    public int take(byte[] bytes, int offset, int length) {
      int taken = 0;
      while (taken < length && !found()) {
        byte b = bytes[offset + taken++];
        if (b == wanted[matched]) {
          matched++;
        } else {
          matched = b == wanted[0] ? 1 : 0;
        }
      }
      return taken;
    }
  }
}
