package dev.haven.server;

import dev.haven.diagnosis.setup.Page;
import dev.haven.diagnosis.setup.Pages;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The web as it would be if all its names led to one server: standard ports stand for that
/// server's own, others are taken as they are. The certificate's issuer is checked, not the name.
///
/// @param open the pages that exist; [#ALL] for all
record ServedPages(String address, int https, int http, X509Certificate authority, Set<String> open)
    implements Pages {
  static final Set<String> ALL = Set.of("*");
  private static final int PATIENCE_MILLIS = 40_000;

  @Override
  public Page get(String url) {
    return fetch(url, "GET", "");
  }

  @Override
  public Page post(String url, String xml) {
    return fetch(url, "POST", xml);
  }

  private Page fetch(String url, String method, String body) {
    var bare = url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?'));
    if (!open.equals(ALL) && !open.contains(bare)) {
      return new Page.Missing("closed for this test");
    }
    var place = URI.create(url);
    var path = url.substring(url.indexOf('/', url.indexOf("://") + 3));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        String.join(
            "\r\n",
            method + " " + path + " HTTP/1.1",
            "Host: " + place.getHost(),
            "Content-Length: " + bytes.length,
            "Connection: close",
            "",
            "");
    try (var socket = connect(place)) {
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return page(socket.getInputStream().readAllBytes());
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(url, e);
    }
  }

  private static Page page(byte[] answer) {
    var text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return text.startsWith("HTTP/1.1 200 ")
        ? new Page.Fetched(Arrays.copyOfRange(answer, end + 4, answer.length))
        : new Page.Missing(text.substring(9, 12));
  }

  private Socket connect(URI place) throws IOException, GeneralSecurityException {
    boolean secure = "https".equals(place.getScheme());
    int port = place.getPort() >= 0 ? place.getPort() : secure ? https : http;
    var socket = new Socket();
    socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return secure ? inTls(socket, place.getHost(), port) : socket;
  }

  private Socket inTls(Socket socket, String host, int port)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("authority", authority);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    var parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    tls.setSSLParameters(parameters);
    return tls;
  }
}
