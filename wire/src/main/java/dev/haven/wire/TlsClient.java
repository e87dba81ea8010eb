package dev.haven.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS as a client: TLS 1.2 or 1.3 with any certificate. What a certificate is worth, whoever asked
/// for it judges when the handshake is over: then a resumed session is judged like a new one, and
/// one that fails can say why.
///
/// Thread-safe.
public final class TlsClient {
  private static final String[] PROTOCOLS = TlsEngines.PROTOCOLS.toArray(String[]::new);

  private final SSLContext context;

  public TlsClient() {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /// For a session with a server, which is told the name that it is expected to have (RFC 6066 §3).
  /// Resumes an earlier one if the server agrees.
  public SSLEngine resuming(String host, int port) {
    return prepared(context.createSSLEngine(host, port), host);
  }

  /// The same with a whole handshake, whatever there was before.
  public SSLEngine anew(String host) {
    return prepared(context.createSSLEngine(), host);
  }

  private static SSLEngine prepared(SSLEngine engine, String host) {
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    if (isName(host)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// Whether a host has a name that it can be asked for by. An address has none, and neither has
  /// what stands in the DNS as a host but is no host name.
  public static boolean isName(String host) {
    if (host.isEmpty() || Character.isDigit(host.charAt(host.length() - 1))) {
      return false;
    }
    try {
      return !new SNIHostName(host).getAsciiName().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// What the server showed, its own certificate first.
  ///
  /// @throws SSLPeerUnverifiedException if it showed none
  public static List<X509Certificate> chain(SSLSession session) throws SSLPeerUnverifiedException {
    return Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
  }

  /// Trusts everybody for as long as the handshake lasts.
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
