package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// A raw connection to the server under trial: bytes out, lines in.
///
/// Every read ends within [#PATIENCE]: a server that says nothing is a failure and no hanging test.
/// The end of the stream is an [EOFException].
final class LineClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  LineClient(int port) throws IOException {
    this(new Socket(), port);
  }

  /// @param socket with whatever options the trial needs, not connected yet
  LineClient(Socket socket, int port) throws IOException {
    this.socket = socket;
    try {
      var timeout = (int) PATIENCE.toMillis();
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
      socket.setSoTimeout(timeout);
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void send(String line) throws IOException {
    sendRaw((line + "\r\n").getBytes(UTF_8));
  }

  void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void sendRaw(String text) throws IOException {
    sendRaw(text.getBytes(UTF_8));
  }

  /// The next line, without its CRLF.
  String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    if (b < 0) {
      throw new EOFException("the server closed the connection after: " + line.toString(UTF_8));
    }
    var text = line.toString(UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// Exactly so many bytes.
  byte[] bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the server closed the connection within a literal");
    }
    return bytes;
  }

  /// Everything until the server closes.
  String rest() throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }

  /// From now on everything is inside TLS. Whose certificate it is does not matter here.
  void startTls() throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Credulous()}, new SecureRandom());
      var host = socket.getInetAddress().getHostAddress();
      var secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
      secure.startHandshake();
      this.socket = secure;
      this.in = new BufferedInputStream(secure.getInputStream());
      this.out = secure.getOutputStream();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  /// Believes every certificate.
  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
