package dev.haven.diagnosis.published;

import dev.haven.testkit.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final String KNOT =
      """
      server:
        rundir: "{folder}"
        listen: {address}@{port}
        udp-workers: 1
        tcp-workers: 1
        background-workers: 1
      database:
        storage: "{folder}"
      log:
        - target: stdout
          any: info
      template:
        - id: default
          storage: "{folder}"
          semantic-checks: on
      zone:
      """;

  private static final String UNBOUND =
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
        trust-anchor: "{bogus}.example. DS 1 13 2 {digest}"
        local-zone: "2.0.192.in-addr.arpa." static
        do-ip6: no
      remote-control:
        control-enable: no
      """;

  private final List<Daemon> daemons;
  private final int port;
  private final int resolver;

  private RealServers(List<Daemon> daemons, int port, int resolver) {
    this.daemons = daemons;
    this.port = port;
    this.resolver = resolver;
  }

  /// Starts them; skips the test where they are not to be had.
  ///
  /// @param zones by the name of the domain below `example`
  /// @param bogus the one whose signatures are broken
  static RealServers start(Path folder, Map<String, String> zones, String bogus)
      throws IOException {
    var knot = Daemon.installed("knotd");
    var unbound = Daemon.installed("unbound");
    var ports = Daemon.freePorts(2);
    int port = ports.getFirst();
    var parents =
        Map.of(
            ".",
            SOA
                + "@ 300 NS ns.nic\nns.nic 300 A "
                + PARENT
                + "\nexample. 300 NS ns.nic.example.\nns.nic.example. 300 A "
                + PARENT
                + "\n",
            "example",
            example(zones));
    var parent = knot(knot, folder.resolve("parent"), PARENT, port, parents);
    var child = knot(knot, folder.resolve("child"), CHILD, port, qualified(zones));
    var resolver = unbound(unbound, folder.resolve("unbound"), ports.getLast(), port, zones, bogus);
    var started = new RealServers(List.of(parent, child, resolver), port, ports.getLast());
    try {
      parent.await(text -> text.contains("server started"), "the parent");
      child.await(text -> text.contains("server started"), "the child");
      resolver.listening(List.of(ports.getLast()));
    } catch (IOException dead) {
      started.close();
      throw dead;
    }
    return started;
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

  private static Daemon knot(
      Path program, Path folder, String address, int port, Map<String, String> zones)
      throws IOException {
    Files.createDirectories(folder);
    var configuration =
        new StringBuilder(
            KNOT.replace("{folder}", folder.toString())
                .replace("{address}", address)
                .replace("{port}", String.valueOf(port)));
    for (var zone : zones.entrySet()) {
      var file = zone.getKey().equals(".") ? "root" : zone.getKey();
      Files.writeString(folder.resolve(file + ".zone"), zone.getValue());
      configuration.append(
          "  - domain: \"%s\"\n    file: \"%s.zone\"\n".formatted(zone.getKey(), file));
    }
    var path = Files.writeString(folder.resolve("knot.conf"), configuration);
    return Daemon.start(folder, List.of(program.toString(), "-c", path.toString()));
  }

  private static Daemon unbound(
      Path program, Path folder, int port, int upstream, Map<String, String> zones, String bogus)
      throws IOException {
    Files.createDirectories(folder);
    var configuration =
        new StringBuilder(
            UNBOUND
                .replace("{folder}", folder.toString())
                .replace("{port}", String.valueOf(port))
                .replace("{bogus}", bogus)
                .replace("{digest}", "ab".repeat(32)));
    for (var name : Stream.concat(zones.keySet().stream(), Stream.of(LAME)).toList()) {
      configuration.insert(
          configuration.indexOf("  do-ip6"),
          "  local-data: \"25.2.0.192.in-addr.arpa. PTR mail.%s.example.\"\n".formatted(name));
      configuration.append(
          "stub-zone:\n  name: \"%s.example\"\n  stub-addr: %s@%d\n"
              .formatted(name, CHILD, upstream));
    }
    var path = Files.writeString(folder.resolve("unbound.conf"), configuration);
    return Daemon.start(folder, List.of(program.toString(), "-d", "-c", path.toString()));
  }

  /// Of all servers of zones.
  int port() {
    return port;
  }

  InetSocketAddress resolver() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), resolver);
  }

  @Override
  public void close() {
    daemons.forEach(Daemon::close);
  }
}
