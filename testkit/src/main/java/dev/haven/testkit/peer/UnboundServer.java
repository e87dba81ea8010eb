package dev.haven.testkit.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Unbound, a resolver that examines signatures.
public final class UnboundServer extends PeerServer {
  private static final String CONFIGURATION =
      """
      remote-control:
        control-enable: no
      server:
        directory: "{folder}"
        chroot: ""
        username: ""
        pidfile: ""
        use-syslog: no
        do-daemonize: no
        num-threads: 1
        interface: 127.0.0.1
        port: {dns}
        do-not-query-localhost: no
        module-config: "validator iterator"
      """;

  private final Path program;

  private UnboundServer(Path program, PeerFolder folder) throws IOException {
    super(folder, free(List.of("dns")));
    this.program = program;
  }

  /// Skips the test where it is not to be had.
  public static UnboundServer in(Path home) throws IOException {
    return new UnboundServer(Daemon.installed("unbound"), PeerFolder.in(home, "unbound"));
  }

  /// Starts it, and waits until it listens.
  ///
  /// @param more what it is to know besides: first of its clause `server`, then clauses
  public UnboundServer start(String more, Map<String, ?> values) throws IOException {
    var file = write("unbound.conf", CONFIGURATION + more, values);
    run(program, "-c", file).listening(ports().values());
    return this;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port("dns"));
  }
}
