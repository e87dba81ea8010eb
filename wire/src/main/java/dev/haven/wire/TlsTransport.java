package dev.haven.wire;

import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS over another transport, by an [SSLEngine].
///
/// Sealed bytes wait in 512 bytes of our own, which hold the record of most commands; a larger
/// record gets a leased buffer until it is opened. Where the reader's array is too small for what a
/// record held, the rest stays in a second leased buffer until it is read.
///
/// One thread reads and one writes. The reader writes too, when TLS itself has something to say, so
/// everything that seals and sends holds the lock `writing`.
final class TlsTransport implements Transport {
  private static final int WAITING = 512;

  /// From this size on, records come in a stream, and the next one is awaited in a large buffer.
  private static final int BULK = 4096;

  private static final int MOST_IN_RECORD = 16 * 1024;
  private static final byte HANDSHAKE = 22;
  private static final int NEEDS_MORE = -2;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final byte[] NO_BYTES = new byte[0];

  private final Transport below;
  private final SSLEngine engine;
  private final BufferPool pool;
  private final ReentrantLock writing = new ReentrantLock();
  private final byte[] small = new byte[WAITING];
  private byte[] sealed = small;
  private int sealedStart;
  private int sealedEnd;
  private boolean bulk;
  private byte[] plain = NO_BYTES;
  private int plainStart;
  private int plainEnd;
  private HandshakeStatus status = HandshakeStatus.NOT_HANDSHAKING;
  private boolean established;
  private boolean ended;

  TlsTransport(Transport below, SSLEngine engine, BufferPool pool) {
    this.below = below;
    this.engine = engine;
    this.pool = pool;
  }

  Connection.Tls session() {
    var session = engine.getSession();
    return new Connection.Tls(
        session.getProtocol(), session.getCipherSuite(), CertificateChooser.requestedName(session));
  }

  /// Negotiates; every wait in it ends at `deadline`.
  ///
  /// @throws TlsFailure with the reason; the peer has been told by an alert where TLS has one
  void handshake(long deadline) throws IOException {
    try {
      engine.beginHandshake();
      if (!engine.getUseClientMode()) {
        awaitHello(deadline);
      }
      status = engine.getHandshakeStatus();
      while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
        handshakeStep(deadline);
      }
      established = true;
      giveBackEmpty();
    } catch (SSLException refused) {
      sendAlert();
      throw new TlsFailure(TlsTrouble.of(words(refused)), words(refused));
    } catch (SocketTimeoutException _) {
      throw new TlsFailure(TlsTrouble.TIMED_OUT, "the handshake took too long");
    }
  }

  /// Not every engine takes well what does not even begin like a handshake (RFC 8446 §5.1).
  private void awaitHello(long deadline) throws IOException {
    if (!receive(deadline)) {
      throw new TlsFailure(TlsTrouble.CLIENT_LEFT, "closed before the handshake");
    }
    if (sealed[sealedStart] != HANDSHAKE) {
      throw new TlsFailure(TlsTrouble.NOT_TLS, "the first record is not a handshake");
    }
  }

  private void handshakeStep(long deadline) throws IOException {
    switch (status) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> sendPending();
      default -> open(deadline);
    }
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    status = engine.getHandshakeStatus();
  }

  private static String words(SSLException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadline) throws IOException {
    while (plainStart == plainEnd) {
      if (ended) {
        return -1;
      }
      int direct = unseal(ByteBuffer.wrap(into, offset, length));
      if (direct > 0) {
        return direct;
      }
      if (direct == NEEDS_MORE && plainStart == plainEnd && !ended) {
        ended = !receive(deadline);
      }
    }
    return takePlain(into, offset, length);
  }

  private int takePlain(byte[] into, int offset, int length) {
    int count = Math.min(length, plainEnd - plainStart);
    System.arraycopy(plain, plainStart, into, offset, count);
    plainStart += count;
    giveBackEmpty();
    return count;
  }

  /// Opens one more record of the handshake. OpenSSL may go on without more bytes, so it is asked
  /// before they are awaited.
  private void open(long deadline) throws IOException {
    boolean needsMore = unseal(NOTHING.duplicate()) == NEEDS_MORE;
    if (ended || (needsMore && status == HandshakeStatus.NEED_UNWRAP && !receive(deadline))) {
      throw new TlsFailure(TlsTrouble.CLIENT_LEFT, "closed during the handshake");
    }
  }

  /// Opens a record into `target`, or into `plain` if that is too small for it.
  ///
  /// @return how many bytes went to `target`, or [#NEEDS_MORE]
  private int unseal(ByteBuffer target) throws IOException {
    if (established && sealedStart == sealedEnd) {
      return NEEDS_MORE;
    }
    var source = ByteBuffer.wrap(sealed, sealedStart, sealedEnd - sealedStart);
    var result = unwrap(source, target);
    if (result.getStatus() != SSLEngineResult.Status.BUFFER_OVERFLOW) {
      follow(result);
      return needsMore(result) ? NEEDS_MORE : result.bytesProduced();
    }
    plain = pool.lease();
    result = unwrap(source, ByteBuffer.wrap(plain));
    plainEnd = result.bytesProduced();
    follow(result);
    return needsMore(result) ? NEEDS_MORE : 0;
  }

  /// A client that negotiates again is told no by OpenSSL itself.
  private SSLEngineResult unwrap(ByteBuffer source, ByteBuffer target) throws IOException {
    try {
      return engine.unwrap(source, target);
    } catch (SSLException refused) {
      if (established && TlsTrouble.of(words(refused)) == TlsTrouble.RENEGOTIATION) {
        sendAlert();
        throw new TlsFailure(TlsTrouble.RENEGOTIATION, words(refused));
      }
      throw refused;
    }
  }

  /// Also possible where a smaller target overflowed: JSSE looks at the target first.
  private static boolean needsMore(SSLEngineResult result) {
    return result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
  }

  private void follow(SSLEngineResult result) throws IOException {
    bulk = result.bytesConsumed() > BULK;
    sealedStart += result.bytesConsumed();
    giveBackEmpty();
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      ended = true;
    }
    status = result.getHandshakeStatus();
    if (established && !ended) {
      afterwards(status);
    }
  }

  /// Within a session only a key update may come (RFC 8446 §4.6.3), which wants an answer. A client
  /// that wants to negotiate again (TLS 1.2) is refused: it is the lever of old attacks (RFC 9325
  /// §3.5).
  private void afterwards(HandshakeStatus status) throws IOException {
    if (status == HandshakeStatus.NEED_TASK) {
      throw new TlsFailure(TlsTrouble.RENEGOTIATION, "renegotiation refused");
    }
    if (status == HandshakeStatus.NEED_WRAP) {
      sendPending();
    }
  }

  private boolean receive(long deadline) throws IOException {
    makeRoom();
    int count = below.read(sealed, sealedEnd, sealed.length - sealedEnd, deadline);
    sealedEnd += Math.max(count, 0);
    return count >= 0;
  }

  private void makeRoom() throws TlsFailure {
    if (sealed.length == WAITING && (bulk || sealedEnd == WAITING)) {
      moveTo(pool.lease());
    } else if (sealedEnd == sealed.length) {
      if (sealedStart == 0) {
        throw new TlsFailure(TlsTrouble.NOT_TLS, "a record longer than TLS allows");
      }
      moveTo(sealed);
    }
  }

  private void moveTo(byte[] target) {
    System.arraycopy(sealed, sealedStart, target, 0, sealedEnd - sealedStart);
    sealedEnd -= sealedStart;
    sealedStart = 0;
    sealed = target;
  }

  /// Gives back whatever is empty.
  private void giveBackEmpty() {
    if (sealedStart == sealedEnd) {
      sealedStart = 0;
      sealedEnd = 0;
      pool.giveBack(sealed);
      sealed = small;
    }
    if (plainStart == plainEnd && plain.length > 0) {
      pool.giveBack(plain);
      plain = NO_BYTES;
      plainStart = 0;
      plainEnd = 0;
    }
  }

  @Override
  public int available() throws IOException {
    return plainEnd - plainStart + (sealedEnd - sealedStart) + below.available();
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    writing.lock();
    try {
      int end = offset + length;
      int at = offset;
      while (at < end) {
        at += send(ByteBuffer.wrap(from, at, Math.min(MOST_IN_RECORD, end - at)));
      }
    } finally {
      writing.unlock();
    }
  }

  /// Sends a record of bytes, and before it, in the same packet if there is room for both, what TLS
  /// itself has to say: after OpenSSL's handshake that is session tickets.
  ///
  /// @return how many bytes were sent; none where TLS's own took the room
  private int send(ByteBuffer source) throws IOException {
    int from = source.position();
    var buffer = pool.lease();
    try {
      var target = ByteBuffer.wrap(buffer);
      SSLEngineResult result;
      do {
        result = engine.wrap(source, target);
      } while (result.bytesConsumed() == 0 && result.bytesProduced() > 0);
      if (target.position() > 0) {
        below.write(buffer, 0, target.position());
      } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw closed();
      }
      return source.position() - from;
    } finally {
      pool.giveBack(buffer);
    }
  }

  private static IOException closed() {
    return new IOException("TLS was closed");
  }

  /// Sends what TLS itself has to say: handshake messages, a key update, an alert.
  private void sendPending() throws IOException {
    writing.lock();
    try {
      do {
        status = sendOwn().getHandshakeStatus();
      } while (status == HandshakeStatus.NEED_WRAP);
    } finally {
      writing.unlock();
    }
  }

  private void sendAlert() {
    try {
      sendPending();
    } catch (IOException _) {
      // The peer does not want to know, or the engine has said it all.
    }
  }

  private SSLEngineResult sendOwn() throws IOException {
    var buffer = pool.lease();
    try {
      var result = engine.wrap(NOTHING.duplicate(), ByteBuffer.wrap(buffer));
      if (result.bytesProduced() > 0) {
        below.write(buffer, 0, result.bytesProduced());
      } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw closed();
      }
      return result;
    } finally {
      pool.giveBack(buffer);
    }
  }

  @Override
  public void stopReading() {
    below.stopReading();
  }

  /// Says close_notify (RFC 8446 §6.1), unless a write is under way or blocked, then closes.
  @Override
  public void close() {
    if (writing.tryLock()) {
      try {
        sayGoodbye();
      } catch (IOException _) {
        // The peer is gone already.
      } finally {
        writing.unlock();
      }
    }
    below.close();
  }

  /// Ends our side of TLS; what the peer still sends can be drained below.
  void sayGoodbye() throws IOException {
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      sendOwn();
    }
  }

  /// Frees what the engine holds outside the heap. The last thing that the session's thread does;
  /// whoever still writes is told that TLS was closed.
  void release() {
    ReferenceCountUtil.release(engine);
  }
}
