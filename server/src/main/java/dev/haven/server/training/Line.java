package dev.haven.server.training;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;

/// A client's connection, with or without TLS. For one thread.
final class Line implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  /// A port with this at its end has TLS from the first byte: `imaps`.
  private static final String SECURE = "s";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Socket socket;
  private InputStream in;

  private Line(Socket socket) throws IOException {
    this.socket = socket;
    this.in = prepared(socket);
  }

  /// To a listener of the server that is trained.
  static Line to(Ground ground, String listener) throws IOException {
    int port = ground.here().port(listener);
    return listener.endsWith(SECURE) ? secure(ground, port) : plain(port);
  }

  static Line secure(Ground ground, int port) throws IOException {
    return new Line(ground.tls().createSocket(InetAddress.getLoopbackAddress(), port));
  }

  private static Line plain(int port) throws IOException {
    return new Line(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private static InputStream prepared(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  /// From here on with TLS.
  void secure(SSLSocketFactory tls) throws IOException {
    var host = socket.getInetAddress().getHostAddress();
    socket = tls.createSocket(socket, Objects.requireNonNull(host), socket.getPort(), true);
    in = prepared(socket);
  }

  /// @param text one line or more; the last end of line is added
  void send(String text) throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The next line, without its end; each octet a character.
  String read() throws IOException {
    line.reset();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server hung up");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
