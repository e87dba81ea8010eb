package dev.haven.queue.outgoing;

import dev.haven.dns.Resolver;
import dev.haven.dns.ServerResolver;
import dev.haven.testkit.Daemon;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A real resolver with zones of its own, below `test`: `plain.test`, `signed.test` (of which it
/// knows the key), and three whose servers are as servers in the world are: `dead.test` is not
/// there, `silent.test` says nothing, `lame.test` knows nothing of the zone.
final class Unbound implements AutoCloseable {
  private static final Path ZONES = Path.of("src/test/resources/dns").toAbsolutePath();

  private static final String CONFIGURATION =
      """
      server:
        directory: "{folder}"
        chroot: ""
        username: ""
        pidfile: ""
        use-syslog: no
        do-daemonize: no
        num-threads: 1
        interface: 127.0.0.1
        port: {port}
        do-not-query-localhost: no
        module-config: "validator iterator"
        local-zone: "test." nodefault
        trust-anchor-file: "{zones}/signed.key"
      remote-control:
        control-enable: no
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

  private final Daemon daemon;
  private final DatagramSocket silent;
  private final DatagramSocket lame;
  private final int port;

  private Unbound(Daemon daemon, DatagramSocket silent, DatagramSocket lame, int port) {
    this.daemon = daemon;
    this.silent = silent;
    this.lame = lame;
    this.port = port;
  }

  /// Starts it; skips the test where it is not to be had.
  static Unbound start(Path folder) throws IOException {
    var program = Daemon.installed("unbound");
    var ports = Daemon.freePorts(2);
    var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var lame = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> refuse(lame));
    var configuration = folder.resolve("unbound.conf");
    Files.writeString(
        configuration,
        CONFIGURATION
            .replace("{folder}", folder.toString())
            .replace("{zones}", ZONES.toString())
            .replace("{port}", String.valueOf(ports.getFirst()))
            .replace("{dead}", String.valueOf(ports.getLast()))
            .replace("{silent}", String.valueOf(silent.getLocalPort()))
            .replace("{lame}", String.valueOf(lame.getLocalPort())));
    var daemon = Daemon.start(folder, List.of(program.toString(), "-c", configuration.toString()));
    var unbound = new Unbound(daemon, silent, lame, ports.getFirst());
    try {
      daemon.listening(ports.subList(0, 1));
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
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new ServerResolver(List.of(address), patience);
  }

  @Override
  public void close() {
    daemon.close();
    silent.close();
    lame.close();
  }
}
