package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.testkit.peer.DovecotServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Dovecot, well and badly configured: each trouble yields exactly its finding. Each way it
/// is configured has an address of its own.
@Timeout(120)
class DovecotZooTest {
  private static final String CONFIGURATION =
      """
      protocols = imap pop3
      mail_location = maildir:{folder}/mail
      ssl = yes
      ssl_min_protocol = TLSv1.2
      ssl_cert = <{folder}/good.pem
      ssl_key = <{folder}/good.pem
      disable_plaintext_auth = yes
      passdb {
        driver = static
        args = nopassword=y
      }
      userdb {
        driver = static
        args = uid={owner} gid={owner} home={folder}/mail
      }
      service imap-login {
        inet_listener imap {
          port = {imap}
        }
        inet_listener imaps {
          port = {imaps}
        }
      }
      service pop3-login {
        inet_listener pop3 {
          port = {pop3}
        }
        inet_listener pop3s {
          port = {pop3s}
        }
      }
      local 127.0.0.3 {
        ssl = no
      }
      local 127.0.0.4 {
        ssl_cert = <{folder}/expired.pem
        ssl_key = <{folder}/expired.pem
      }
      local 127.0.0.5 {
        ssl_cert = <{folder}/other.pem
        ssl_key = <{folder}/other.pem
      }
      local 127.0.0.6 {
        ssl_cert = <{folder}/alone.pem
        ssl_key = <{folder}/alone.pem
      }
      local 127.0.0.7 {
        disable_plaintext_auth = no
      }
      """;

  private static final List<String> ADDRESSES =
      List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6", "127.0.0.7");

  @TempDir static Path home;
  @AutoClose static DovecotServer dovecot;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    dovecot = DovecotServer.in(home, List.of("imap", "imaps", "pop3", "pop3s"));
    PeerCertificates.write(dovecot.folder());
    dovecot.start(ADDRESSES, CONFIGURATION, Map.of());
  }

  static Stream<Arguments> doors() {
    return Stream.of(
        arguments("127.0.0.2", Service.IMAP, List.of()),
        arguments("127.0.0.2", Service.IMAPS, List.of()),
        arguments("127.0.0.2", Service.POP3, List.of()),
        arguments("127.0.0.2", Service.POP3S, List.of()),
        arguments("127.0.0.3", Service.IMAP, List.of(ModeMeaning.NO_STARTTLS)),
        arguments("127.0.0.3", Service.POP3, List.of(ModeMeaning.NO_STARTTLS)),
        arguments("127.0.0.4", Service.IMAPS, List.of(TlsMeaning.EXPIRED)),
        arguments("127.0.0.5", Service.POP3, List.of(TlsMeaning.WRONG_NAME)),
        arguments("127.0.0.6", Service.POP3S, List.of(TlsMeaning.MISSING_INTERMEDIATE)),
        arguments("127.0.0.7", Service.IMAP, List.of(SignInMeaning.IN_CLEAR)),
        arguments("127.0.0.7", Service.POP3, List.of(SignInMeaning.IN_CLEAR)));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("doors")
  void eachTroubleYieldsExactlyItsFinding(String address, Service service, List<Meaning> findings) {
    try (var zoo = new Zoo()) {
      var host = new Host(Zoo.HOST, List.of(InetAddress.ofLiteral(address)), false);
      int port = dovecot.port(service.name().toLowerCase(Locale.ROOT));
      var report = zoo.visit(List.of(host), List.of(new Door(service, port, true)));
      Zoo.assertFound(findings, report);
    }
  }
}
