package dev.haven.server.programs;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Postfix in a folder of its own, before Haven and behind it. Each domain below stands for one way
/// of talking to each other, in both directions: [#routes] sends Haven's mail for it to the port
/// that is set so, and mail from an address in it comes by a client that is set so.
///
/// What arrives goes into one maildir.
final class Postfix implements AutoCloseable {
  /// STARTTLS as it is offered, and everything else.
  static final String MAY = "may.test";

  /// No TLS, no PIPELINING, no CHUNKING.
  static final String CLEAR = "clear.test";

  /// STARTTLS or nothing; as a client with a certificate that must be good.
  static final String MUST = "must.test";

  /// TLS from the first octet.
  static final String WRAPPED = "wrapped.test";

  /// As a client, LMTP.
  static final String LOCAL = "local.test";

  /// As a client, LMTP by the Unix socket.
  static final String SOCKET = "socket.test";

  /// As a client, says where its mail was before (XFORWARD).
  static final String FORWARDED = "forwarded.test";

  /// What servers could do before 8BITMIME.
  static final String OLD = "old.test";

  static final List<String> DOMAINS =
      List.of(MAY, CLEAR, MUST, WRAPPED, OLD, LOCAL, SOCKET, FORWARDED);

  /// A number without a name: mail is its, and nothing else on the machine.
  private static final int OWNER = 64_111;

  private static final String CONFIGURATION =
      """
      compatibility_level = 3.6
      queue_directory = {folder}/queue
      data_directory = {folder}/data
      command_directory = /usr/sbin
      daemon_directory = /usr/lib/postfix/sbin
      mail_owner = postfix
      setgid_group = postdrop
      maillog_file = {folder}/postfix.log
      maillog_file_prefixes = {folder}
      myhostname = mx.postfix.test
      mydestination =
      mynetworks = 127.0.0.0/8
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      alias_maps =
      fast_flush_domains =
      notify_classes =
      local_header_rewrite_clients =
      smtputf8_enable = yes
      smtpd_relay_restrictions = permit_mynetworks reject
      smtpd_tls_cert_file = {chain}
      smtpd_tls_key_file = {key}
      smtpd_tls_security_level = may
      smtpd_tls_received_header = yes
      smtp_line_length_limit = 0
      smtp_tls_CAfile = {authority}
      virtual_mailbox_domains = {domains}
      virtual_mailbox_maps = regexp:{ { /^nobody@/ nobody/ }, { /^[^n]/ box/ } }
      virtual_mailbox_base = {folder}/mail
      virtual_uid_maps = static:{owner}
      virtual_gid_maps = static:{owner}
      virtual_alias_maps =
      default_transport = may:[127.0.0.1]:{smtp}
      sender_dependent_default_transport_maps = inline:{
        { @may.test = may:[127.0.0.1]:{smtp} }
        { @clear.test = clear:[127.0.0.1]:{smtp} }
        { @must.test = must:[127.0.0.1]:{smtp} }
        { @old.test = old:[127.0.0.1]:{smtp} }
        { @local.test = lmtp:inet:127.0.0.1:{lmtp} }
        { @socket.test = lmtp:unix:{socket} }
        { @forwarded.test = forwarded:[127.0.0.1]:{smtp} }
        { {person} = submissions:[localhost]:{submissions} } }
      smtp_sasl_password_maps = inline:{ { {person} = {person}:{password} } }
      smtp_sender_dependent_authentication = yes
      smtp_host_lookup = native
      """;

  private static final String SERVICES =
      """
      127.0.0.1:{may.test} inet n - n - - smtpd
      127.0.0.1:{clear.test} inet n - n - - smtpd
        -o smtpd_tls_security_level=none -o smtpd_discard_ehlo_keywords=chunking,pipelining
      127.0.0.1:{must.test} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
      127.0.0.1:{wrapped.test} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
      127.0.0.1:{local.test} inet n - n - - smtpd
      127.0.0.1:{socket.test} inet n - n - - smtpd
      127.0.0.1:{forwarded.test} inet n - n - - smtpd
      127.0.0.1:{old.test} inet n - n - - smtpd
        -o smtpd_discard_ehlo_keywords=8bitmime,smtputf8,dsn,chunking,size,pipelining
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      verify unix - - n - 1 verify
      proxymap unix - - n - - proxymap
      error unix - - n - - error
      retry unix - - n - - error
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      scache unix - - n - 1 scache
      postlog unix-dgram n - n - 1 postlogd
      smtp unix - - n - - smtp
      lmtp unix - - n - - lmtp
      may unix - - n - - smtp -o smtp_tls_security_level=may
      forwarded unix - - n - - smtp -v -o smtp_send_xforward_command=yes
      submissions unix - - n - - smtp -o smtp_tls_wrappermode=yes
        -o smtp_tls_security_level=secure -o smtp_tls_secure_cert_match=localhost
        -o smtp_sasl_auth_enable=yes -o smtp_sasl_security_options=noanonymous
        -o smtp_sasl_tls_security_options=noanonymous
      clear unix - - n - - smtp -o smtp_tls_security_level=none
        -o smtp_discard_ehlo_keywords=pipelining
      must unix - - n - - smtp -o smtp_tls_security_level=secure
        -o smtp_tls_secure_cert_match=localhost
      old unix - - n - - smtp -o smtp_never_send_ehlo=yes
        -o disable_mime_output_conversion=yes
      """;

  private final Path folder;
  private final List<Integer> ports;
  private Optional<Daemon> daemon = Optional.empty();

  private Postfix(Path folder, List<Integer> ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /// Takes ports; skips the test where Postfix is not to be had.
  static Postfix in(Path folder) throws IOException {
    Daemon.asRoot("postfix");
    Daemon.installed("postfix");
    Daemon.open(folder);
    return new Postfix(Daemon.open(folder.resolve("postfix")), Daemon.freePorts(DOMAINS.size()));
  }

  int port(String domain) {
    return ports.get(DOMAINS.indexOf(domain));
  }

  /// How Haven sends mail for its domains.
  List<String> routes() {
    return DOMAINS.stream()
        .map(domain ->
            domain.equals(WRAPPED)
                ? domain + " = smtps://localhost:" + port(domain)
                : domain + " = 127.0.0.1:" + port(domain))
        .toList();
  }

  /// Where Haven listens for LMTP besides the port.
  Path socket() {
    return folder.resolve("haven.sock");
  }

  /// @param haven where it sends everything else
  /// @param person as whom it signs in there, with mail from that address
  void start(Haven haven, String person) throws Exception {
    var mail = Files.createDirectories(folder.resolve("mail"));
    var data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("queue"));
    Program.installed("chown", folder).run(OWNER + ":" + OWNER, mail).ok();
    Program.installed("chown", folder).run("postfix", data).ok();
    var authority = Files.copy(haven.authority(), folder.resolve("authority.pem"));
    Files.writeString(
        folder.resolve("main.cf"),
        CONFIGURATION
            .replace("{folder}", folder.toString())
            .replace("{chain}", Certificate.CHAIN.toString())
            .replace("{key}", Certificate.KEY.toString())
            .replace("{authority}", authority.toString())
            .replace("{domains}", String.join(" ", DOMAINS))
            .replace("{owner}", String.valueOf(OWNER))
            .replace("{socket}", socket().toString())
            .replace("{person}", person)
            .replace("{password}", Haven.PASSWORD)
            .replace("{submissions}", String.valueOf(haven.port("submissions")))
            .replace("{smtp}", String.valueOf(haven.port("smtp")))
            .replace("{lmtp}", String.valueOf(haven.port("lmtp"))));
    var services = SERVICES;
    for (var domain : DOMAINS) {
      services = services.replace("{" + domain + "}", String.valueOf(port(domain)));
    }
    Files.writeString(folder.resolve("master.cf"), services);
    var command = List.of("/usr/sbin/postfix", "-c", folder.toString(), "start-fg");
    var started = Daemon.start(folder, command);
    daemon = Optional.of(started);
    started.listening(ports);
  }

  /// A message that has arrived, which is taken away.
  String arrived() throws IOException {
    return new Maildir(folder.resolve("mail/box")).arrived(folder.resolve("postfix.log"));
  }

  String log() throws IOException {
    return Letters.read(folder.resolve("postfix.log"));
  }

  @Override
  public void close() {
    daemon.ifPresent(Daemon::close);
  }
}
