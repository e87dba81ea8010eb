package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.peer.PeerFolder;
import dev.haven.testkit.peer.PostfixServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Postfix in a folder of its own, before Haven and behind it. Each domain below stands for one way
/// of talking to each other, in both directions: [#routes] sends Haven's mail for it to the port
/// that is set so, and mail from an address in it comes by a client that is set so.
///
/// What arrives goes into one maildir.
final class Postfix implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

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

  /// How each of its ports takes mail.
  private static final Map<String, String> DOORS =
      Map.of(
          MAY,
          "",
          CLEAR,
          "-o smtpd_tls_security_level=none -o smtpd_discard_ehlo_keywords=chunking,pipelining",
          MUST,
          "-o smtpd_tls_security_level=encrypt",
          WRAPPED,
          "-o smtpd_tls_wrappermode=yes",
          OLD,
          "-o smtpd_discard_ehlo_keywords=8bitmime,smtputf8,dsn,chunking,size,pipelining",
          LOCAL,
          "",
          SOCKET,
          "",
          FORWARDED,
          "");

  private static final String SETTINGS =
      """
      myhostname = mx.postfix.test
      mydestination =
      mynetworks = 127.0.0.0/8
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
      verify unix - - n - 1 verify
      virtual unix - n n - - virtual
      scache unix - - n - 1 scache
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

  private final PostfixServer server;

  private Postfix(PostfixServer server) {
    this.server = server;
  }

  /// Takes ports; skips the test where Postfix is not to be had.
  static Postfix in(Path folder) throws IOException {
    return new Postfix(PostfixServer.in(folder, DOORS));
  }

  int port(String domain) {
    return server.port(domain);
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
    return server.folder().file("haven.sock");
  }

  /// @param haven where it sends everything else
  /// @param person as whom it signs in there, with mail from that address
  void start(Haven haven, String person) throws IOException {
    var folder = server.folder();
    folder.folder("mail", PeerFolder.OWNER);
    var values =
        Map.of(
            "chain", Certificate.CHAIN,
            "key", Certificate.KEY,
            "authority", Files.copy(haven.authority(), folder.file("authority.pem")),
            "domains", String.join(" ", DOMAINS),
            "socket", socket(),
            "person", person,
            "password", Haven.PASSWORD,
            "submissions", haven.port("submissions"),
            "smtp", haven.port("smtp"),
            "lmtp", haven.port("lmtp"));
    server.start(SETTINGS, SERVICES, values);
  }

  /// A message that has arrived, which is taken away.
  String arrived() throws IOException {
    return new Maildir(server.folder().file("mail/box")).arrived(server.log());
  }

  /// Returns once its log has these words: what writes the log is a process of its own.
  void awaitLogged(String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Letters.read(server.log()).contains(words)) {
      assertTrue(System.nanoTime() < end, () -> words + " in\n" + Letters.read(server.log()));
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
