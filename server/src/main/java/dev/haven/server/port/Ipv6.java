package dev.haven.server.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// Whether this machine speaks IPv6 at all.
final class Ipv6 {
  static final boolean AVAILABLE = probe();

  private Ipv6() {}

  private static boolean probe() {
    try (var channel = ServerSocketChannel.open()) {
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral("::"), 0));
      return true;
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
