package dev.haven.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The script's end of one connection, and the thread that serves the other end.
final class Client {
  private static final long PATIENCE_MILLIS = 40_000;
  private static final byte[] PRETEND_CLIENT_HELLO = {0x16, 0x03, 0x01, 0x00, 0x00};

  private final Pipe toServer = new Pipe();
  private final Pipe fromServer = new Pipe();
  private final InputStream in = new BufferedInputStream(fromServer.in(PATIENCE_MILLIS));
  private final CompletableFuture<Void> served = new CompletableFuture<>();

  Client(int number, boolean tls, Server server) {
    var peer = new Peer(number, toServer.in(0), fromServer.out(), tls);
    Thread.ofVirtual().name("transcript-" + number).start(() -> serve(server, peer));
  }

  private void serve(Server server, Peer peer) {
    try {
      server.serve(peer);
      served.complete(null);
    } catch (Throwable trouble) {
      served.completeExceptionally(trouble);
    } finally {
      fromServer.end();
    }
  }

  void send(byte[] bytes) throws IOException {
    toServer.put(bytes);
  }

  void startTls() throws IOException {
    send(PRETEND_CLIENT_HELLO);
  }

  void timeOut() {
    toServer.timeOut();
  }

  void shutDown() {
    toServer.shutDown();
  }

  void close() {
    toServer.end();
  }

  /// The next line without its CRLF; a line that ends otherwise shows how. Empty at the end.
  Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = next(line); b != '\n'; b = next(line)) {
      if (b < 0) {
        return line.size() == 0
            ? Optional.empty()
            : Optional.of(text(line.toByteArray()) + "<closed>");
      }
      line.write(b);
    }
    var bytes = line.toByteArray();
    boolean crlf = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return Optional.of(
        crlf ? text(bytes).substring(0, text(bytes).length() - 1) : text(bytes) + "<LF>");
  }

  private int next(ByteArrayOutputStream line) throws IOException {
    try {
      return in.read();
    } catch (SocketTimeoutException silent) {
      throw new IOException(silent.getMessage() + ", only: " + text(line.toByteArray()), silent);
    }
  }

  byte[] bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("closed after " + text(bytes));
    }
    return bytes;
  }

  /// Bytes are shown as UTF-8 where they are that, else one character for each.
  static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Waits for the serving thread; what it died of, unless the client had left it.
  Optional<Throwable> finish() throws InterruptedException {
    toServer.end();
    try {
      served.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.of(new IllegalStateException("the session does not end", e));
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause());
    }
  }
}
