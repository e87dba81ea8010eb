package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Knot DNS, a server of zones that refuses those which do not follow the rules.
public final class KnotServer extends PeerServer {
  private static final String CONFIGURATION =
      """
      server:
        rundir: "{folder}"
        listen: {address}@{dns}
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

  private final Path program;
  private final String address;

  private KnotServer(Path program, PeerFolder folder, String address, int port) {
    super(folder, Map.of("dns", port));
    this.program = program;
    this.address = address;
  }

  /// Skips the test where it is not to be had.
  ///
  /// @param port which servers of zones have in common
  public static KnotServer in(Path home, String address, int port) throws IOException {
    var program = Daemon.installed("knotd");
    return new KnotServer(program, PeerFolder.in(home, "knot-" + address), address, port);
  }

  /// Serves these zones, by their domains.
  public KnotServer start(Map<String, String> zones) throws IOException {
    var configuration = new StringBuilder(CONFIGURATION);
    for (var zone : zones.entrySet()) {
      var file = folder().write(name(zone.getKey()), zone.getValue(), Map.of());
      configuration.append(
          "  - domain: \"%s\"\n    file: \"%s\"\n".formatted(zone.getKey(), file.getFileName()));
    }
    var file = write("knot.conf", configuration.toString(), Map.of("address", address));
    run(program, "-c", file).await(text -> text.contains("server started"), "its start");
    return this;
  }

  private static String name(String domain) {
    return domain.equals(".") ? "root.zone" : domain + ".zone";
  }
}
