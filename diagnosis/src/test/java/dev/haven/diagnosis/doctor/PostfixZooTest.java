package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.MailMeaning;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.testkit.peer.PostfixServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.LinkedHashMap;
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

/// A real Postfix, well and badly configured: each trouble yields exactly its finding.
@Timeout(120)
class PostfixZooTest {
  private static final String SETTINGS =
      """
      myhostname = mail.zoo.example
      mydestination = zoo.example
      mynetworks =
      local_recipient_maps =
      smtpd_relay_restrictions = reject_unauth_destination
      smtpd_tls_chain_files = {folder}/good.pem
      smtpd_tls_security_level = may
      smtpd_tls_protocols = >=TLSv1.2
      smtpd_tls_mandatory_protocols = >=TLSv1.2
      smtpd_tls_auth_only = yes
      cyrus_sasl_config_path = {folder}
      """;

  private static final String SERVICES = "local unix - n n - - local\n";
  private static final String SIGNING_IN =
      """
      pwcheck_method: saslauthd
      mech_list: PLAIN LOGIN
      """;

  private static final String SIGN_IN = "-o smtpd_sasl_auth_enable=yes";
  private static final String CHAIN = SIGN_IN + " -o smtpd_tls_chain_files={folder}/%s.pem";

  /// One port of it.
  private record Door(Service service, String options, List<Meaning> findings) {}

  private static final List<Door> DOORS =
      List.of(
          new Door(Service.SMTP, "", List.of()),
          new Door(Service.SUBMISSION, SIGN_IN, List.of()),
          new Door(Service.SUBMISSIONS, SIGN_IN + " -o smtpd_tls_wrappermode=yes", List.of()),
          new Door(
              Service.SMTP, "-o smtpd_tls_security_level=none", List.of(ModeMeaning.NO_STARTTLS)),
          new Door(
              Service.SMTP,
              "-o mynetworks=127.0.0.0/8 -o smtpd_relay_restrictions=permit_mynetworks,reject",
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
  @AutoClose static PostfixServer postfix;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    var options = new LinkedHashMap<String, String>();
    DOORS.forEach(door -> options.put(String.valueOf(options.size()), door.options()));
    postfix = PostfixServer.in(home, options);
    PeerCertificates.write(postfix.folder());
    postfix.folder().write("smtpd.conf", SIGNING_IN, Map.of());
    postfix.start(SETTINGS, SERVICES, Map.of());
  }

  static Stream<Arguments> doors() {
    return Stream.iterate(0, i -> i < DOORS.size(), i -> i + 1)
        .map(i -> arguments(i, DOORS.get(i).service(), DOORS.get(i).findings()));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("doors")
  void eachTroubleYieldsExactlyItsFinding(int number, Service service, List<Meaning> findings) {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(service, postfix.port(String.valueOf(number)));
      Zoo.assertFound(findings, report);
    }
  }
}
