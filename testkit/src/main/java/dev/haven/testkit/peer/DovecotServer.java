package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Dovecot, at one address or several of loopback.
public final class DovecotServer extends PeerServer {
  private static final String CONFIGURATION =
      """
      base_dir = {folder}/run
      state_dir = {folder}/state
      log_path = {folder}/dovecot.log
      listen = {addresses}
      service stats {
        unix_listener stats-writer {
          mode = 0666
        }
      }
      """;

  private final Path program;

  private DovecotServer(Path program, PeerFolder folder, List<String> ports) throws IOException {
    super(folder, free(ports));
    this.program = program;
  }

  /// Skips the test where it is not to be had.
  ///
  /// @param ports their names
  public static DovecotServer in(Path home, List<String> ports) throws IOException {
    Daemon.asRoot("dovecot");
    var program = Daemon.installed("dovecot");
    var folder = PeerFolder.in(home, "dovecot");
    folder.folder("state", "root");
    return new DovecotServer(program, folder, ports);
  }

  /// Starts it, and waits until it listens.
  ///
  /// @param addresses where it listens, with the same ports at each
  /// @param more of its configuration
  public DovecotServer start(List<String> addresses, String more, Map<String, ?> values)
      throws IOException {
    var head = CONFIGURATION.replace("{addresses}", String.join(" ", addresses));
    var file = write("dovecot.conf", head + more, values);
    run(program, "-F", "-c", file).listening(addresses.getLast(), ports().values());
    return this;
  }
}
