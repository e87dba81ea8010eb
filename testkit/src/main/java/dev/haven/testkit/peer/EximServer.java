package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/// Exim. Debian has one mail server at a time, so this one is not installed but unpacked by the
/// launcher, and given its user.
public final class EximServer extends PeerServer {
  /// As whom it reads and writes.
  public static final String USER = "Debian-exim";

  private static final Path UNPACKED =
      Path.of("../target/peers/usr/sbin/exim4").toAbsolutePath().normalize();

  private static final String CONFIGURATION =
      """
      exim_path = {exim}
      spool_directory = {folder}/spool
      log_file_path = {folder}/spool/%slog
      pid_file_path = {folder}/spool/exim.pid
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = {ports}
      keep_environment =
      host_lookup =
      rfc1413_query_timeout = 0s
      """;

  private EximServer(PeerFolder folder, List<String> ports) throws IOException {
    super(folder, free(ports));
  }

  /// Skips the test where it is not to be had.
  ///
  /// @param ports their names
  public static EximServer in(Path home, List<String> ports) throws IOException {
    Daemon.asRoot("exim");
    Assumptions.assumeTrue(
        Files.isExecutable(UNPACKED), "Exim is not unpacked (./haven test does that)");
    var folder = PeerFolder.in(home, "exim");
    folder.folder("spool", USER);
    return new EximServer(folder, ports);
  }

  /// Starts it, and waits until it listens.
  ///
  /// @param more of its configuration: first of the main section, then sections
  public EximServer start(String more, Map<String, ?> values) throws IOException {
    var all = ports().values().stream().map(String::valueOf).collect(Collectors.joining(" : "));
    var head = CONFIGURATION.replace("{exim}", UNPACKED.toString()).replace("{ports}", all);
    var file = write("exim.conf", head + more, values);
    run(UNPACKED, "-C", file, "-bdf").listening(ports().values());
    return this;
  }

  public Path log() {
    return folder().file("spool/mainlog");
  }
}
