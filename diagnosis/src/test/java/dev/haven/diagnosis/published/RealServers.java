package dev.haven.diagnosis.published;

import dev.haven.testkit.peer.Daemon;
import dev.haven.testkit.peer.KnotServer;
import dev.haven.testkit.peer.UnboundServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Knot DNS twice, for the parent zones and for those of the domains, and Unbound, which knows a
/// key of one domain that this does not have.
final class RealServers implements AutoCloseable {
  static final String PARENT = "127.0.54.1";
  static final String CHILD = "127.0.54.2";

  /// Delegated to the child, which does not have it.
  static final String LAME = "lame";

  private static final String SOA = "@ 300 SOA ns.nic hostmaster 1 3600 600 86400 60\n";

  private static final String VALIDATION =
      """
        trust-anchor: "{bogus}.example. DS 1 13 2 {digest}"
        local-zone: "2.0.192.in-addr.arpa." static
        do-ip6: no
      """;

  private final KnotServer parent;
  private final KnotServer child;
  private final UnboundServer resolver;
  private final int port;

  private RealServers(Path home) throws IOException {
    port = Daemon.freePorts(1).getFirst();
    parent = KnotServer.in(home, PARENT, port);
    child = KnotServer.in(home, CHILD, port);
    resolver = UnboundServer.in(home);
  }

  /// Starts them; skips the test where they are not to be had.
  ///
  /// @param zones by the name of the domain below `example`
  /// @param bogus the one whose signatures are broken
  static RealServers start(Path folder, Map<String, String> zones, String bogus)
      throws IOException {
    var servers = new RealServers(folder);
    try {
      servers.serve(zones, bogus);
    } catch (IOException dead) {
      servers.close();
      throw dead;
    }
    return servers;
  }

  private void serve(Map<String, String> zones, String bogus) throws IOException {
    var root =
        SOA
            + "@ 300 NS ns.nic\nns.nic 300 A "
            + PARENT
            + "\nexample. 300 NS ns.nic.example.\nns.nic.example. 300 A "
            + PARENT
            + "\n";
    parent.start(Map.of(".", root, "example", example(zones)));
    child.start(qualified(zones));
    var digest = "ab".repeat(32);
    resolver.start(VALIDATION + stubs(zones), Map.of("bogus", bogus, "digest", digest));
  }

  private static String example(Map<String, String> zones) {
    var text = new StringBuilder(SOA).append("@ 300 NS ns.nic\nns.nic 300 A " + PARENT + "\n");
    zones.keySet().forEach(name -> delegate(text, name));
    delegate(text, LAME);
    return text.toString();
  }

  private static void delegate(StringBuilder text, String name) {
    text.append("%s 300 NS ns1.%s\nns1.%s 300 A %s\n".formatted(name, name, name, CHILD));
  }

  private static Map<String, String> qualified(Map<String, String> zones) {
    var qualified = new LinkedHashMap<String, String>();
    zones.forEach((name, text) -> qualified.put(name + ".example", text));
    return qualified;
  }

  /// Where the resolver finds the domains, and the names of their address.
  private String stubs(Map<String, String> zones) {
    var names = Stream.concat(zones.keySet().stream(), Stream.of(LAME)).toList();
    var text = new StringBuilder();
    for (var name : names) {
      text.append(
          "  local-data: \"25.2.0.192.in-addr.arpa. PTR mail.%s.example.\"\n".formatted(name));
    }
    for (var name : names) {
      text.append(
          "stub-zone:\n  name: \"%s.example\"\n  stub-addr: %s@%d\n".formatted(name, CHILD, port));
    }
    return text.toString();
  }

  /// Of all servers of zones.
  int port() {
    return port;
  }

  InetSocketAddress resolver() {
    return resolver.address();
  }

  @Override
  public void close() {
    resolver.close();
    child.close();
    parent.close();
  }
}
