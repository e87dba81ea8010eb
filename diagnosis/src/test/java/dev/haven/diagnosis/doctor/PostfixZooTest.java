package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Postfix, well and badly configured: each trouble yields exactly its finding.
@Timeout(30)
class PostfixZooTest {
  private static final String MAIN =
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
      myhostname = mail.zoo.example
      mydestination = zoo.example
      mynetworks =
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      alias_maps =
      local_recipient_maps =
      smtpd_relay_restrictions = reject_unauth_destination
      smtpd_tls_chain_files = {folder}/good.pem
      smtpd_tls_security_level = may
      smtpd_tls_protocols = >=TLSv1.2
      smtpd_tls_mandatory_protocols = >=TLSv1.2
      smtpd_tls_auth_only = yes
      cyrus_sasl_config_path = {folder}
      """;

  private static final String OTHERS =
      """
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      proxymap unix - - n - - proxymap
      error unix - - n - - error
      retry unix - - n - - error
      local unix - n n - - local
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  private static final String SIGN_IN = " -o smtpd_sasl_auth_enable=yes";
  private static final String CHAIN = SIGN_IN + " -o smtpd_tls_chain_files={folder}/%s.pem";

  /// One port of it.
  private record Door(Service service, String options, List<Meaning> findings) {}

  private static final List<Door> DOORS =
      List.of(
          new Door(Service.SMTP, "", List.of()),
          new Door(Service.SUBMISSION, SIGN_IN, List.of()),
          new Door(Service.SUBMISSIONS, SIGN_IN + " -o smtpd_tls_wrappermode=yes", List.of()),
          new Door(
              Service.SMTP, " -o smtpd_tls_security_level=none", List.of(ModeMeaning.NO_STARTTLS)),
          new Door(
              Service.SMTP,
              " -o mynetworks=127.0.0.0/8 -o smtpd_relay_restrictions=permit_mynetworks,reject",
              List.of(MailMeaning.OPEN_RELAY)),
          new Door(Service.SUBMISSION, CHAIN.formatted("expired"), List.of(TlsMeaning.EXPIRED)),
          new Door(Service.SUBMISSION, CHAIN.formatted("other"), List.of(TlsMeaning.WRONG_NAME)),
          new Door(
              Service.SUBMISSION,
              CHAIN.formatted("alone"),
              List.of(TlsMeaning.MISSING_INTERMEDIATE)),
          new Door(
              Service.SUBMISSION,
              SIGN_IN + " -o smtpd_tls_auth_only=no",
              List.of(SignInMeaning.IN_CLEAR)),
          new Door(Service.SUBMISSION, "", List.of(SignInMeaning.NONE_OFFERED)),
          new Door(Service.SUBMISSIONS, SIGN_IN, List.of(ModeMeaning.CLEAR_ON_TLS_PORT)));

  @TempDir static Path home;
  private static List<Integer> ports = List.of();
  private static Daemon postfix;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    Daemon.asRoot("postfix");
    Daemon.installed("postfix");
    Daemon.open(home);
    var folder = PeerFolder.in(home.resolve("postfix"));
    Files.createDirectories(folder.file("queue"));
    var data = Files.createDirectories(folder.file("data"));
    Files.setOwner(
        data,
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    folder.write("smtpd.conf", "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n");
    folder.write("main.cf", MAIN);
    ports = Daemon.freePorts(DOORS.size());
    var services = new StringBuilder();
    for (int i = 0; i < ports.size(); i++) {
      services.append("127.0.0.1:%d inet n - n - - smtpd".formatted(ports.get(i)));
      services.append(DOORS.get(i).options()).append('\n');
    }
    folder.write("master.cf", services + OTHERS);
    postfix =
        Daemon.start(
            folder.path(),
            List.of("/usr/sbin/postfix", "-c", folder.path().toString(), "start-fg"));
    postfix.listening(ports);
  }

  @AfterAll
  static void stop() {
    if (postfix != null) {
      postfix.close();
    }
  }

  static Stream<Arguments> doors() {
    return Stream.iterate(0, i -> i < DOORS.size(), i -> i + 1)
        .map(i -> arguments(i, DOORS.get(i).service(), DOORS.get(i).findings()));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("doors")
  void eachTroubleYieldsExactlyItsFinding(int number, Service service, List<Meaning> findings) {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(service, ports.get(number));
      var expected = findings.stream().map(meaning -> meaning.entry().id()).toList();
      assertEquals(expected, Zoo.ids(report), report::toString);
    }
  }
}
