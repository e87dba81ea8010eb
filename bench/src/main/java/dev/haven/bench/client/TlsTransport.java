package dev.haven.bench.client;

import io.netty.util.ReferenceCountUtil;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS over a socket. Closing it gives the engine's memory back.
final class TlsTransport implements Transport {
  private final SocketChannel channel;
  private final SSLEngine engine;
  private ByteBuffer received = Records.none();
  private ByteBuffer sending = Records.none();
  private ByteBuffer clear = Records.none();
  private final AtomicBoolean closed = new AtomicBoolean();

  private TlsTransport(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
  }

  @Override
  public void rest() {
    received = Records.exact(received);
    clear = Records.exact(clear);
    Records.giveBack(sending);
    sending = Records.none();
  }

  /// Returns when the handshake is done.
  static TlsTransport over(SocketChannel channel, SSLEngine engine) throws IOException {
    var transport = new TlsTransport(channel, engine);
    try {
      engine.beginHandshake();
      transport.shakeHands();
      return transport;
    } catch (IOException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private void shakeHands() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> wrap(Records.none());
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap() < 0) {
            throw new EOFException("closed during the TLS handshake");
          }
        }
        case NEED_TASK -> runTasks();
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Takes one record in; -1 at the end of the stream. What it held is in `clear`.
  private int unwrap() throws IOException {
    received = Records.roomy(received);
    clear = Records.roomy(clear);
    while (true) {
      clear.compact();
      SSLEngineResult result;
      try {
        result = engine.unwrap(received, clear);
      } finally {
        clear.flip();
      }
      switch (result.getStatus()) {
        case OK -> {
          afterwards(result.getHandshakeStatus());
          return result.bytesProduced();
        }
        case BUFFER_UNDERFLOW -> {
          if (receive() < 0) {
            return -1;
          }
        }
        case BUFFER_OVERFLOW -> throw new SSLException("a record does not fit");
        case CLOSED -> {
          return -1;
        }
      }
    }
  }

  /// Tickets that come after the handshake want nothing; a key update wants an answer.
  private void afterwards(HandshakeStatus status) throws IOException {
    if (status == HandshakeStatus.NEED_TASK) {
      runTasks();
    } else if (status == HandshakeStatus.NEED_WRAP) {
      wrap(Records.none());
    }
  }

  private int receive() throws IOException {
    received.compact();
    try {
      return channel.read(received);
    } finally {
      received.flip();
    }
  }

  private void wrap(ByteBuffer from) throws IOException {
    sending = Records.roomy(sending).clear();
    var result = engine.wrap(from, sending);
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new EOFException("TLS is closed");
    }
    sending.flip();
    while (sending.hasRemaining()) {
      channel.write(sending);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!clear.hasRemaining()) {
      if (unwrap() < 0) {
        return -1;
      }
    }
    int taken = Math.min(length, clear.remaining());
    clear.get(into, offset, taken);
    return taken;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var bytes = ByteBuffer.wrap(from, offset, length);
    while (bytes.hasRemaining()) {
      wrap(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (closed.compareAndSet(false, true)) {
      ReferenceCountUtil.release(engine);
      Records.giveBack(received);
      Records.giveBack(clear);
      Records.giveBack(sending);
    }
  }
}
