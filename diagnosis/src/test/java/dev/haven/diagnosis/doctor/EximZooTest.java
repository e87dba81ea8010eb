package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.MailMeaning;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Exim, well and badly configured: each trouble yields exactly its finding. Each way it is
/// configured has a port of its own.
@Timeout(30)
class EximZooTest {
  private static final Path UNPACKED =
      Path.of("../target/peers/usr/sbin/exim4").toAbsolutePath().normalize();

  private static final String CONFIGURATION =
      """
      exim_path = {exim}
      primary_hostname = mail.zoo.example
      spool_directory = {folder}/spool
      log_file_path = {folder}/spool/%slog
      pid_file_path = {folder}/spool/exim.pid
      local_interfaces = 127.0.0.1
      daemon_smtp_ports = {ports}
      tls_on_connect_ports = %wrapped%
      tls_advertise_hosts = ${if eq{$received_port}{%clear%}{}{*}}
      tls_certificate = {folder}/${if eq{$received_port}{%expired%}{expired}{${if eq{$received_port}{%other%}{other}{good}}}}.pem
      tls_privatekey = {folder}/${if eq{$received_port}{%expired%}{expired}{${if eq{$received_port}{%other%}{other}{good}}}}.pem
      auth_advertise_hosts = ${if or{{eq{$received_port}{%open%}}{def:tls_in_cipher}}{*}{}}
      smtp_banner = mail.zoo.example ESMTP
      tls_require_ciphers = ${if eq{$received_port}{%old%}{NORMAL}{NORMAL:-VERS-TLS1.0:-VERS-TLS1.1}}
      keep_environment =
      host_lookup =
      rfc1413_query_timeout = 0s
      acl_smtp_rcpt = recipients
      begin acl
      recipients:
        accept condition = ${if eq{$received_port}{%relay%}}
        deny message = relay not permitted
      begin routers
      none:
        driver = redirect
        data = :fail:
      begin authenticators
      plain:
        driver = plaintext
        public_name = PLAIN
        server_condition = no
        server_set_id = $auth2
      """;

  private static final List<String> NAMES =
      List.of("good", "wrapped", "clear", "expired", "other", "open", "relay", "old");

  @TempDir static Path home;
  private static List<Integer> ports = List.of();
  private static Daemon exim;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    Daemon.asRoot("exim");
    assumeTrue(Files.isExecutable(UNPACKED), "Exim is not unpacked (./haven test does that)");
    Daemon.open(home);
    var folder = PeerFolder.in(home.resolve("exim"));
    var spool = Files.createDirectories(folder.file("spool"));
    var users = spool.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(spool, users.lookupPrincipalByName("Debian-exim"));
    ports = Daemon.freePorts(NAMES.size());
    var text =
        CONFIGURATION
            .replace("{exim}", UNPACKED.toString())
            .replace(
                "{ports}", ports.stream().map(String::valueOf).collect(Collectors.joining(" : ")));
    for (var name : NAMES) {
      text = text.replace("%" + name + "%", ports.get(NAMES.indexOf(name)).toString());
    }
    var file = folder.write("exim.conf", text);
    exim = Daemon.start(folder.path(), List.of(UNPACKED.toString(), "-C", file.toString(), "-bdf"));
    exim.listening(ports);
  }

  @AfterAll
  static void stop() {
    if (exim != null) {
      exim.close();
    }
  }

  static Stream<Arguments> doors() {
    return Stream.of(
        arguments("good", Service.SMTP, List.of()),
        arguments("good", Service.SUBMISSION, List.of()),
        arguments("wrapped", Service.SUBMISSIONS, List.of()),
        arguments("clear", Service.SMTP, List.of(ModeMeaning.NO_STARTTLS)),
        arguments("expired", Service.SUBMISSION, List.of(TlsMeaning.EXPIRED)),
        arguments("other", Service.SUBMISSION, List.of(TlsMeaning.WRONG_NAME)),
        arguments("open", Service.SUBMISSION, List.of(SignInMeaning.IN_CLEAR)),
        arguments("old", Service.SMTP, List.of(TlsMeaning.OLD_TOO)),
        arguments("relay", Service.SMTP, List.of(MailMeaning.OPEN_RELAY)),
        arguments("wrapped", Service.SUBMISSION, List.of(ModeMeaning.TLS_ON_CLEAR_PORT)));
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @MethodSource("doors")
  void eachTroubleYieldsExactlyItsFinding(String name, Service service, List<Meaning> findings) {
    var tlsAtOnce = findings.contains(ModeMeaning.TLS_ON_CLEAR_PORT);
    try (var zoo = new Zoo().with(tlsAtOnce ? Zoo.FOR_SILENCE : Zoo.PATIENT)) {
      var report = zoo.visit(service, ports.get(NAMES.indexOf(name)));
      var expected = findings.stream().map(meaning -> meaning.entry().id()).toList();
      assertEquals(expected, Zoo.ids(report), report::toString);
    }
  }
}
