package dev.haven.server.programs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A bare connection with TLS, for what no mail program does with every octet: lines out, lines and
/// counted octets in. Texts are ISO 8859-1.
final class Reader implements AutoCloseable {
  private final Path authority;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private Reader(int port, Path authority) throws IOException {
    this.authority = authority;
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    use(socket);
  }

  static Reader inClear(Haven haven, String listener) throws IOException {
    return new Reader(haven.port(listener), haven.authority());
  }

  /// To another server, whose TLS nobody vouches for.
  static Reader inClear(int port) throws IOException {
    return new Reader(port, Path.of("/nowhere"));
  }

  static Reader overTls(Haven haven, String listener) throws IOException, GeneralSecurityException {
    var reader = inClear(haven, listener);
    reader.startTls();
    return reader;
  }

  void startTls() throws IOException, GeneralSecurityException {
    var factory = trusting(authority).getSocketFactory();
    use(factory.createSocket(socket, "127.0.0.1", socket.getPort(), true));
  }

  private void use(Socket used) throws IOException {
    socket = used;
    socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  /// TLS that trusts the authority and nobody else.
  static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    try (var pem = Files.newInputStream(authority)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      keys.setCertificateEntry("authority", certificate);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  /// One line, without its CRLF.
  String line() throws IOException {
    var line = wholeLine();
    return line.substring(0, line.length() - 2);
  }

  /// What comes up to the next CRLF, and that.
  String wholeLine() throws IOException {
    var line = lineFeed();
    while (!line.endsWith("\r\n")) {
      line += lineFeed();
    }
    return line;
  }

  /// What comes up to the next LF, and that.
  String lineFeed() throws IOException {
    var line = new ByteArrayOutputStream();
    int b;
    do {
      b = in.read();
      if (b < 0) {
        throw new EOFException("closed after: " + line.toString(ISO_8859_1));
      }
      line.write(b);
    } while (b != '\n');
    return line.toString(ISO_8859_1);
  }

  String octets(int count) throws IOException {
    return new String(in.readNBytes(count), ISO_8859_1);
  }

  /// Lines up to the one that begins so, which is returned.
  String until(String beginning) throws IOException {
    var line = line();
    while (!line.startsWith(beginning)) {
      line = line();
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
