package dev.haven.queue.outgoing;

import dev.haven.dns.Resolver;
import dev.haven.dns.ServerResolver;
import dev.haven.testkit.peer.Daemon;
import dev.haven.testkit.peer.UnboundServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A real resolver with zones of its own, below `test`: `plain.test`, `signed.test` (of which it
/// knows the key), and three whose servers are as servers in the world are: `dead.test` is not
/// there, `silent.test` says nothing, `lame.test` knows nothing of the zone.
final class Unbound implements AutoCloseable {
  private static final Path ZONES = Path.of("src/test/resources/dns").toAbsolutePath();

  private static final String BELOW_TEST =
      """
        local-zone: "test." nodefault
        trust-anchor-file: "{zones}/signed.key"
      auth-zone:
        name: "plain.test"
        zonefile: "{zones}/plain.zone"
        for-downstream: no
        fallback-enabled: no
      auth-zone:
        name: "signed.test"
        zonefile: "{zones}/signed.zone"
        for-downstream: no
        fallback-enabled: no
      stub-zone:
        name: "dead.test"
        stub-addr: 127.0.0.1@{dead}
      stub-zone:
        name: "silent.test"
        stub-addr: 127.0.0.1@{silent}
      stub-zone:
        name: "lame.test"
        stub-addr: 127.0.0.1@{lame}
      """;

  private final UnboundServer server;
  private final DatagramSocket silent;
  private final DatagramSocket lame;

  private Unbound(UnboundServer server, DatagramSocket silent, DatagramSocket lame) {
    this.server = server;
    this.silent = silent;
    this.lame = lame;
  }

  /// Starts it; skips the test where it is not to be had.
  static Unbound start(Path folder) throws IOException {
    var server = UnboundServer.in(folder);
    var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var lame = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> refuse(lame));
    var unbound = new Unbound(server, silent, lame);
    var values =
        Map.of(
            "zones", ZONES,
            "dead", Daemon.freePorts(1).getFirst(),
            "silent", silent.getLocalPort(),
            "lame", lame.getLocalPort());
    try {
      server.start(BELOW_TEST, values);
    } catch (IOException dead) {
      unbound.close();
      throw dead;
    }
    return unbound;
  }

  /// RFC 1035 §4.1.1: the question comes back as a response with code 5.
  private static void refuse(DatagramSocket socket) {
    var bytes = new byte[2048];
    try {
      while (true) {
        var packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        bytes[2] |= (byte) 0x80;
        bytes[3] = 5;
        socket.send(packet);
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  /// Asks it with so much patience for one try.
  Resolver resolver(Duration patience) {
    return new ServerResolver(List.of(server.address()), patience);
  }

  @Override
  public void close() {
    server.close();
    silent.close();
    lame.close();
  }
}
