package dev.haven.server.programs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Exim in a folder of its own, before Haven and behind it. Debian has one mail server at a time,
/// so this one is not installed but unpacked by the launcher, and given its user.
///
/// What arrives for [#DOMAIN] goes into one maildir, everything else to Haven.
final class Exim implements AutoCloseable {
  /// STARTTLS as it is offered.
  static final String DOMAIN = "exim.test";

  /// TLS from the first octet.
  static final String WRAPPED = "wrapped.exim.test";

  private static final Path UNPACKED = Path.of("../target/peers/usr/sbin/exim4").toAbsolutePath();
  private static final String USER = "Debian-exim";

  private static final String CONFIGURATION =
      """
      exim_path = {exim}
      primary_hostname = mx.exim.test
      spool_directory = {folder}/spool
      log_file_path = {folder}/spool/%slog
      pid_file_path = {folder}/spool/exim.pid
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = {smtp} : {smtps}
      tls_on_connect_ports = {smtps}
      tls_advertise_hosts = *
      tls_certificate = {chain}
      tls_privatekey = {key}
      dsn_advertise_hosts = *
      chunking_advertise_hosts = *
      smtputf8_advertise_hosts = *
      keep_environment =
      host_lookup =
      rfc1413_query_timeout = 0s
      deliver_drop_privilege = true
      acl_smtp_rcpt = recipients
      begin acl
      recipients:
        deny message = There is no such person
             local_parts = nobody
        accept
      begin routers
      box:
        driver = accept
        domains = exim.test : wrapped.exim.test
        transport = box
      haven:
        driver = manualroute
        route_list = * 127.0.0.1
        self = send
        transport = ${if eq{$sender_address_domain}{wrapped.exim.test}{plain}{chunks}}
      begin transports
      box:
        driver = appendfile
        directory = {folder}/spool/box
        maildir_format
        create_directory
        envelope_to_add
        return_path_add
      chunks:
        driver = smtp
        port = {haven}
        allow_localhost
      plain:
        driver = smtp
        port = {haven}
        allow_localhost
        hosts_avoid_tls = *
        hosts_try_chunking =
        hosts_avoid_pipelining = *
      """;

  private final Path folder;
  private final List<Integer> ports;
  private Optional<Daemon> daemon = Optional.empty();

  private Exim(Path folder, List<Integer> ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /// Takes ports; skips the test where Exim is not to be had.
  static Exim in(Path folder) throws IOException {
    Daemon.asRoot("exim");
    assumeTrue(Files.isExecutable(UNPACKED), "Exim is not unpacked (./haven test does that)");
    Daemon.open(folder);
    return new Exim(Daemon.open(folder.resolve("exim")), Daemon.freePorts(2));
  }

  int port() {
    return ports.getFirst();
  }

  /// How Haven sends mail for its domains.
  List<String> routes() {
    return List.of(
        DOMAIN + " = 127.0.0.1:" + ports.getFirst(),
        WRAPPED + " = smtps://localhost:" + ports.getLast());
  }

  /// @param haven where it sends everything else
  void start(Haven haven) throws Exception {
    var spool = Files.createDirectories(folder.resolve("spool"));
    var key = Files.copy(Certificate.KEY, spool.resolve("key.pem"));
    Program.installed("chown", folder).run("-R", USER + ":" + USER, spool).ok();
    var configuration = folder.resolve("exim.conf");
    Files.writeString(
        configuration,
        CONFIGURATION
            .replace("{exim}", UNPACKED.normalize().toString())
            .replace("{folder}", folder.toString())
            .replace("{chain}", Files.copy(Certificate.CHAIN, folder.resolve("c.pem")).toString())
            .replace("{key}", key.toString())
            .replace("{smtp}", String.valueOf(ports.getFirst()))
            .replace("{smtps}", String.valueOf(ports.getLast()))
            .replace("{haven}", String.valueOf(haven.port("smtp"))));
    var exim = UNPACKED.normalize().toString();
    var started = Daemon.start(folder, List.of(exim, "-C", configuration.toString(), "-bdf"));
    daemon = Optional.of(started);
    started.listening(ports);
  }

  /// A message that has arrived, which is taken away.
  String arrived() throws IOException {
    return new Maildir(folder.resolve("spool/box")).arrived(folder.resolve("spool/mainlog"));
  }

  @Override
  public void close() {
    daemon.ifPresent(Daemon::close);
  }
}
