package dev.haven.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/// Where a service of a side listens on the loopback address.
///
/// @param tls whether TLS begins with the first byte
public record Door(int port, boolean tls) {
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
      return tls ? TlsTransport.over(channel, ClientTls.engine()) : new PlainTransport(channel);
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
}
