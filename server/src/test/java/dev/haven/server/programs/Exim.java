package dev.haven.server.programs;

import dev.haven.testkit.peer.EximServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Exim, before Haven and behind it.
///
/// What arrives for [#DOMAIN] goes into one maildir, everything else to Haven.
final class Exim implements AutoCloseable {
  /// STARTTLS as it is offered.
  static final String DOMAIN = "exim.test";

  /// TLS from the first octet.
  static final String WRAPPED = "wrapped.exim.test";

  /// What its ports are called.
  private static final String CLEAR_PORT = "smtp";

  private static final String WRAPPED_PORT = "smtps";

  private static final String CONFIGURATION =
      """
      primary_hostname = mx.exim.test
      tls_on_connect_ports = {smtps}
      tls_advertise_hosts = *
      tls_certificate = {chain}
      tls_privatekey = {key}
      dsn_advertise_hosts = *
      chunking_advertise_hosts = *
      smtputf8_advertise_hosts = *
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

  private final EximServer server;

  private Exim(EximServer server) {
    this.server = server;
  }

  /// Takes ports; skips the test where Exim is not to be had.
  static Exim in(Path folder) throws IOException {
    return new Exim(EximServer.in(folder, List.of(CLEAR_PORT, WRAPPED_PORT)));
  }

  int port() {
    return server.port(CLEAR_PORT);
  }

  /// How Haven sends mail for its domains.
  List<String> routes() {
    return List.of(
        DOMAIN + " = 127.0.0.1:" + port(),
        WRAPPED + " = smtps://localhost:" + server.port(WRAPPED_PORT));
  }

  /// @param haven where it sends everything else
  void start(Haven haven) throws IOException {
    var folder = server.folder();
    var values =
        Map.of(
            "chain", folder.copy(Certificate.CHAIN, "chain.pem", EximServer.USER),
            "key", folder.copy(Certificate.KEY, "key.pem", EximServer.USER),
            "haven", haven.port("smtp"));
    server.start(CONFIGURATION, values);
  }

  /// A message that has arrived, which is taken away.
  String arrived() throws IOException {
    return new Maildir(server.folder().file("spool/box")).arrived(server.log());
  }

  @Override
  public void close() {
    server.close();
  }
}
