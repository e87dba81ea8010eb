package dev.haven.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Where a service of a side listens on the loopback address.
///
/// @param tls whether TLS begins with the first byte
public record Door(int port, boolean tls) {
  private static final SSLContext TRUSTING = trusting();

  /// A client has some 28,000 ports for one pair of addresses; more connections than that come from
  /// several addresses.
  private static final int FROM_ONE_ADDRESS = 4_000;

  Transport open() throws IOException {
    return over(connected(0));
  }

  /// For the connection of that number of very many.
  Transport open(int number) throws IOException {
    return over(connected(number / FROM_ONE_ADDRESS));
  }

  private Transport over(SocketChannel channel) throws IOException {
    try {
      return tls ? TlsTransport.over(channel, TRUSTING) : new PlainTransport(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private SocketChannel connected(int address) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (address > 0) {
        var from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) address});
        channel.bind(new InetSocketAddress(from, 0));
      }
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// The client's own work is to be small, and both sides show the same certificate: it is not
  /// judged.
  private static SSLContext trusting() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS in this JVM", e);
    }
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
