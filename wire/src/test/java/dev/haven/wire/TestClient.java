package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A client of plain blocking sockets, so that our own channels are not their own witnesses.
final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 40_000;

  private final Socket tcp;
  private Socket socket;

  private TestClient(Socket tcp) {
    this.tcp = tcp;
    this.socket = tcp;
  }

  static TestClient connect(Listener listener) throws IOException {
    var tcp = new Socket();
    tcp.setReuseAddress(true);
    tcp.connect(listener.endpoint().address());
    tcp.setSoTimeout(PATIENCE_MILLIS);
    return new TestClient(tcp);
  }

  static TestClient connectTls(Listener listener) throws IOException {
    return connect(listener).tls(TestCertificates.trustingClient(), "mail.example");
  }

  TestClient tls(SSLContext context, String name, String... protocols) throws IOException {
    var secured =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(tcp, InetAddress.getLoopbackAddress().getHostAddress(), 0, true);
    var parameters = secured.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    secured.setSSLParameters(parameters);
    if (protocols.length > 0) {
      secured.setEnabledProtocols(protocols);
    }
    secured.startHandshake();
    socket = secured;
    return this;
  }

  SSLSocket secured() {
    return (SSLSocket) socket;
  }

  Socket tcp() {
    return tcp;
  }

  TestClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  TestClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /// The next line; what came of one if the connection ended first.
  String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in().read(); b >= 0 && b != '\n'; b = in().read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  TestClient expect(String line) throws IOException {
    assertEquals(line, line());
    return this;
  }

  /// Everything up to the end.
  byte[] rest() throws IOException {
    return in().readAllBytes();
  }

  String restAsText() throws IOException {
    return new String(rest(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
