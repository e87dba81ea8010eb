package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.MailMeaning;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.testkit.peer.EximServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Exim, well and badly configured: each trouble yields exactly its finding. Each way it is
/// configured has a port of its own.
@Timeout(120)
class EximZooTest {
  private static final String CONFIGURATION =
      """
      primary_hostname = mail.zoo.example
      tls_on_connect_ports = {wrapped}
      tls_advertise_hosts = ${if eq{$received_port}{{clear}}{}{*}}
      tls_certificate = ${if eq{$received_port}{{expired}}{{folder}/expired.pem}{${if eq{$received_port}{{other}}{{folder}/other.pem}{{folder}/good.pem}}}}
      tls_privatekey = ${if eq{$received_port}{{expired}}{{folder}/expired.pem}{${if eq{$received_port}{{other}}{{folder}/other.pem}{{folder}/good.pem}}}}
      auth_advertise_hosts = ${if or{{eq{$received_port}{{open}}}{def:tls_in_cipher}}{*}{}}
      smtp_banner = mail.zoo.example ESMTP
      tls_require_ciphers = ${if eq{$received_port}{{old}}{NORMAL}{NORMAL:-VERS-TLS1.0:-VERS-TLS1.1}}
      acl_smtp_rcpt = recipients
      begin acl
      recipients:
        accept condition = ${if eq{$received_port}{{relay}}}
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

  private static final List<String> PORTS =
      List.of("good", "wrapped", "clear", "expired", "other", "open", "relay", "old");

  @TempDir static Path home;
  @AutoClose static EximServer exim;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    exim = EximServer.in(home, PORTS);
    PeerCertificates.write(exim.folder());
    exim.start(CONFIGURATION, Map.of());
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
      var report = zoo.visit(service, exim.port(name));
      Zoo.assertFound(findings, report);
    }
  }
}
